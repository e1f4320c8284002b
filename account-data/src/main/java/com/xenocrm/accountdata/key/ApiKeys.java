package com.xenocrm.accountdata.key;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.token.ApiKeyScope;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.Sha256;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Repository of API keys. A secret has more than 200 random bits, so a plain SHA-256 protects it and is fast to check;
 * slow salted hashes are for passwords.
 */
@Component
public class ApiKeys {

    private final MongoOperations mongo;
    private final AuditLog audit;
    private final Clock clock;
    private final IdGenerator ids;

    public ApiKeys(MongoOperations mongo, AuditLog audit, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Creates a key. */
    public IssuedApiKey create(String name, ApiKeyScope scope, Actor by) {
        ApiKeyText text = new ApiKeyText(ids.next(), ids.next() + ids.next());
        ApiKey key = new ApiKey(
                text.id(), name, scope.value(), Sha256.hex(text.secret()), by.id(), clock.instant(), null, null);
        audit.record(AuditAction.KEY_CREATED, by, key.id(), Map.of("name", name, "scope", scope.value()));
        mongo.insert(key, ApiKeyFields.COLLECTION);
        return new IssuedApiKey(key, text.toString());
    }

    /** Returns the keys of a page, newest first; one more than its limit if another page follows. */
    public List<ApiKey> page(PageRequest page) {
        return mongo.find(
                page.newestFirst(new Criteria(), ApiKeyFields.CREATED_AT), ApiKey.class, ApiKeyFields.COLLECTION);
    }

    /** Revokes a key; idempotent. Throws a 404 if there is no such key. */
    public ApiKey revoke(String id, Actor by) {
        ApiKey key = get(id);
        if (key.revokedAt() == null) {
            audit.record(AuditAction.KEY_REVOKED, by, id, Map.of("name", key.name()));
            mongo.updateFirst(
                    query(byId(id).and(ApiKeyFields.REVOKED_AT).exists(false)),
                    new Update().set(ApiKeyFields.REVOKED_AT, clock.instant()),
                    ApiKeyFields.COLLECTION);
        }
        return get(id);
    }

    private ApiKey get(String id) {
        ApiKey key = mongo.findOne(query(byId(id)), ApiKey.class, ApiKeyFields.COLLECTION);
        if (key == null) {
            throw Refusal.notFound("KEY_NOT_FOUND", "There is no such key");
        }
        return key;
    }

    private static Criteria byId(String id) {
        return where(ApiKeyFields.ID).is(id);
    }
}
