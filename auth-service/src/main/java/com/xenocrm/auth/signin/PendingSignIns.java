package com.xenocrm.auth.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.security.Sha256;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Repository of sign-ins in progress; any replica can finish a sign-in. */
@Component
class PendingSignIns {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String COLLECTION = "pending_sign_ins";
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

    /**
     * Stores a sign-in.
     *
     * @param browser secret in a cookie of the browser that began
     */
    void remember(String state, String browser, PendingSignIn pending) {
        mongo.insert(
                new Document(ID, Sha256.hex(state))
                        .append(BROWSER, Sha256.hex(browser))
                        .append(CODE_VERIFIER, pending.codeVerifier())
                        .append(NONCE, pending.nonce())
                        .append(EXPIRES_AT, clock.instant().plus(LIFETIME)),
                COLLECTION);
    }

    /** Removes and returns a sign-in; empty if it has expired or the browser is another one. */
    Optional<PendingSignIn> take(String state, String browser) {
        Document found = mongo.findAndRemove(
                query(where(ID)
                        .is(Sha256.hex(state))
                        .and(BROWSER)
                        .is(Sha256.hex(browser))
                        .and(EXPIRES_AT)
                        .gt(clock.instant())),
                Document.class,
                COLLECTION);
        return Optional.ofNullable(found)
                .map(document -> new PendingSignIn(document.getString(CODE_VERIFIER), document.getString(NONCE)));
    }
}
