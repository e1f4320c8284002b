package com.xenocrm.auth.user;

import java.util.Map;
import java.util.Optional;

import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.UserFields;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Changes what users may do, so that one admin always remains: who is to be demoted is marked first, and must find an
 * admin who is not. Of any number of demotions at once none can overlook the others' marks. A mark left by a crash
 * only keeps others from being demoted, until the marked user's role is set again.
 */
@Component
public class Roles {

    private static final String DEMOTION = "demotion";

    private final MongoOperations mongo;
    private final Users users;
    private final AuditLog audit;
    private final IdGenerator ids;

    Roles(MongoOperations mongo, Users users, AuditLog audit, IdGenerator ids) {
        this.mongo = mongo;
        this.users = users;
        this.audit = audit;
        this.ids = ids;
    }

    /** The user with the new role; 409 for the last admin, who stays one. */
    public User change(String userId, Role role, Actor by) {
        User user = users.get(userId);
        Criteria unchanged = user.role().equals(Role.ADMIN.value()) && role != Role.ADMIN
                ? marked(userId)
                : where("_id").is(userId).and(UserFields.ROLE).is(user.role());
        audit.record("role_changed", by, userId, Map.of("from", user.role(), "to", role.value()));
        return Optional.ofNullable(mongo.findAndModify(
                        query(unchanged),
                        new Update().set(UserFields.ROLE, role.value()).unset(DEMOTION),
                        FindAndModifyOptions.options().returnNew(true),
                        User.class,
                        CollectionNames.USERS))
                .orElseThrow(() -> Refusal.conflict("ROLE_CHANGED", "Somebody else just changed this user's role"));
    }

    /** The admin, marked as about to be none. */
    private Criteria marked(String userId) {
        String token = ids.next();
        mongo.updateFirst(
                query(where("_id").is(userId).and(UserFields.ROLE).is(Role.ADMIN.value())),
                new Update().set(DEMOTION, token),
                CollectionNames.USERS);
        Criteria marked = where("_id").is(userId).and(DEMOTION).is(token);
        if (!mongo.exists(
                query(where(UserFields.ROLE)
                        .is(Role.ADMIN.value())
                        .and(DEMOTION)
                        .exists(false)),
                CollectionNames.USERS)) {
            mongo.updateFirst(query(marked), new Update().unset(DEMOTION), CollectionNames.USERS);
            throw Refusal.conflict("LAST_ADMIN", "The last admin stays admin; make somebody else admin first");
        }
        return marked;
    }
}
