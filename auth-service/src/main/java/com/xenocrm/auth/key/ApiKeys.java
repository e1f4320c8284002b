package com.xenocrm.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.ApiKeyFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.token.ApiKeyScope;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * The keys of machines. A secret is random, of more than 200 bits, so that nobody finds it by trying: a plain SHA-256
 * keeps it safe, and the gateway can check it quickly. Slow salted hashes are for what people think up.
 */
@Component
class ApiKeys {

    private final MongoOperations mongo;
    private final AuditLog audit;
    private final Clock clock;
    private final IdGenerator ids;

    ApiKeys(MongoOperations mongo, AuditLog audit, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    ApiKeyView create(String name, ApiKeyScope scope, Actor by) {
        String secret = ids.next() + ids.next();
        ApiKey key = new ApiKey(ids.next(), name, scope.value(), sha256(secret), by.id(), clock.instant(), null, null);
        audit.record("key_created", by, key.id(), Map.of("name", name, "scope", scope.value()));
        mongo.insert(key, CollectionNames.API_KEYS);
        return ApiKeyView.of(key, ApiKeyFields.PREFIX + key.id() + "_" + secret);
    }

    Envelope<List<ApiKeyView>> page(PageRequest page) {
        return page.answer(
                "Keys",
                mongo.find(
                        page.newestFirst(new Criteria(), ApiKeyFields.CREATED_AT),
                        ApiKey.class,
                        CollectionNames.API_KEYS),
                null,
                key -> new Cursor(key.createdAt(), key.id()),
                ApiKeyView::of);
    }

    /** Twice is once. */
    ApiKeyView revoke(String id, Actor by) {
        ApiKey key = get(id);
        if (key.revokedAt() == null) {
            audit.record("key_revoked", by, id, Map.of("name", key.name()));
            mongo.updateFirst(
                    query(byId(id).and(ApiKeyFields.REVOKED_AT).exists(false)),
                    new Update().set(ApiKeyFields.REVOKED_AT, clock.instant()),
                    CollectionNames.API_KEYS);
        }
        return ApiKeyView.of(get(id));
    }

    private ApiKey get(String id) {
        ApiKey key = mongo.findOne(query(byId(id)), ApiKey.class, CollectionNames.API_KEYS);
        if (key == null) {
            throw Refusal.notFound("KEY_NOT_FOUND", "There is no such key");
        }
        return key;
    }

    private static Criteria byId(String id) {
        return where("_id").is(id);
    }

    private static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
