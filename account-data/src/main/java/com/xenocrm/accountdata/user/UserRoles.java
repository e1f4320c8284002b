package com.xenocrm.accountdata.user;

import java.util.Map;
import java.util.Optional;

import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Changes users' roles and keeps at least one admin. A demotion first marks the admin, then requires an admin without a
 * mark; so concurrent demotions see each other. A mark left by a crash only blocks other demotions, until the role of
 * the marked user is set again.
 */
@Component
public class UserRoles {

    private final MongoOperations mongo;
    private final Users users;
    private final AuditLog audit;
    private final IdGenerator ids;

    public UserRoles(MongoOperations mongo, Users users, AuditLog audit, IdGenerator ids) {
        this.mongo = mongo;
        this.users = users;
        this.audit = audit;
        this.ids = ids;
    }

    /** Returns the user with the new role; throws a 409 for the last admin. */
    public User change(String userId, Role role, Actor by) {
        User user = users.get(userId);
        Criteria unchanged = user.role().equals(Role.ADMIN.value()) && role != Role.ADMIN
                ? marked(userId)
                : where(UserFields.ID).is(userId).and(UserFields.ROLE).is(user.role());
        audit.record(AuditAction.ROLE_CHANGED, by, userId, Map.of("from", user.role(), "to", role.value()));
        return Optional.ofNullable(mongo.findAndModify(
                        query(unchanged),
                        new Update().set(UserFields.ROLE, role.value()).unset(UserFields.DEMOTION),
                        FindAndModifyOptions.options().returnNew(true),
                        User.class,
                        UserFields.COLLECTION))
                .orElseThrow(() -> Refusal.conflict("ROLE_CHANGED", "This user's role was just changed"));
    }

    private Criteria marked(String userId) {
        String token = ids.next();
        mongo.updateFirst(
                query(where(UserFields.ID).is(userId).and(UserFields.ROLE).is(Role.ADMIN.value())),
                new Update().set(UserFields.DEMOTION, token),
                UserFields.COLLECTION);
        Criteria marked =
                where(UserFields.ID).is(userId).and(UserFields.DEMOTION).is(token);
        if (!mongo.exists(
                query(where(UserFields.ROLE)
                        .is(Role.ADMIN.value())
                        .and(UserFields.DEMOTION)
                        .exists(false)),
                UserFields.COLLECTION)) {
            mongo.updateFirst(query(marked), new Update().unset(UserFields.DEMOTION), UserFields.COLLECTION);
            throw Refusal.conflict("LAST_ADMIN", "The last admin stays admin; make another user admin first");
        }
        return marked;
    }
}
