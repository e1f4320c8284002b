package com.xenocrm.gateway.identity;

import java.util.Optional;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.UserFields;
import com.xenocrm.contracts.token.Role;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** What users may do now, whatever a token said when it was minted. */
@Component
class Roles {

    private final MongoOperations mongo;

    Roles(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The user's role; nothing when there is no such user, or not any more. */
    Optional<String> of(String userId) {
        return Optional.ofNullable(mongo.findOne(query(where("_id").is(userId)), Document.class, CollectionNames.USERS))
                .map(user -> user.get(UserFields.ROLE, Role.VIEWER.value()));
    }
}
