package com.xenocrm.gateway.identity;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.Collections;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** What users may do. */
@Component
class Roles {

    private static final String ROLE = "role";
    private static final String DEFAULT = "marketer";

    private final MongoOperations mongo;

    Roles(MongoOperations mongo) {
        this.mongo = mongo;
    }

    String of(String userId) {
        Document user = mongo.findOne(query(where("_id").is(userId)), Document.class, Collections.USERS);
        return user == null ? DEFAULT : user.get(ROLE, DEFAULT);
    }
}
