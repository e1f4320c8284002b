package com.xenocrm.auth.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Sign-ins that are under way at Google: in the database, so that any replica can finish what another began. */
@Component
class PendingSignIns {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String EXPIRES_AT = "expires_at";

    private static final String ID = "_id";
    private static final String BROWSER = "browser";
    private static final String CODE_VERIFIER = "code_verifier";
    private static final String NONCE = "nonce";

    private final MongoOperations mongo;
    private final Clock clock;

    PendingSignIns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @param browser a secret that only the browser which began has, as a cookie */
    void remember(String state, String browser, PendingSignIn pending) {
        mongo.insert(
                new Document(ID, hash(state))
                        .append(BROWSER, hash(browser))
                        .append(CODE_VERIFIER, pending.codeVerifier())
                        .append(NONCE, pending.nonce())
                        .append(EXPIRES_AT, clock.instant().plus(LIFETIME)),
                CollectionNames.PENDING_SIGN_INS);
    }

    /** Once only, in time, and only in the browser that began. */
    Optional<PendingSignIn> take(String state, String browser) {
        Document found = mongo.findAndRemove(
                query(where(ID)
                        .is(hash(state))
                        .and(BROWSER)
                        .is(hash(browser))
                        .and(EXPIRES_AT)
                        .gt(clock.instant())),
                Document.class,
                CollectionNames.PENDING_SIGN_INS);
        return Optional.ofNullable(found)
                .map(document -> new PendingSignIn(document.getString(CODE_VERIFIER), document.getString(NONCE)));
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
