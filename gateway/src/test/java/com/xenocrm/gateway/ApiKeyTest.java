package com.xenocrm.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class ApiKeyTest extends RunningGateway {

    private final String id = UUID.randomUUID().toString();
    private final String secret = UUID.randomUUID().toString();
    private final String key = "xk_" + id + "_" + secret;

    @ParameterizedTest
    @CsvSource({
        "ingest, POST, /api/ingest/orders,    200",
        "ingest, GET,  /api/customers,        403",
        "ingest, POST, /api/campaigns/create, 403",
        "ingest, GET,  /auth/me,              403",
        "read,   GET,  /api/customers,        200",
        "read,   POST, /api/customers,        403",
        "read,   GET,  /api/keys,             403",
        "other,  GET,  /api/customers,        403"
    })
    void isGoodForItsScopeOnly(String scope, String method, String path, int status) throws Exception {
        there(scope);

        assertThat(status(method, path, key)).isEqualTo(status);
    }

    @Test
    void isShownToServicesAsAMachine() throws Exception {
        there("read");
        String path = path("/api/orders");

        send(request(path, key));

        JWTClaimsSet claims = SignedJWT.parse(
                        passedOn(path).getHeader("Authorization").substring("Bearer ".length()))
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("key:" + id);
        assertThat(claims.getStringClaim("role")).isEqualTo("api_key");
        assertThat(claims.getStringClaim("scope")).isEqualTo("read");
        assertThat(claims.getStringClaim("name")).isEqualTo("Shop");
    }

    @ParameterizedTest
    @CsvSource({"xk_%s_wrong", "xk_%s_", "xk_%s", "xk_unknown_%2$s", "xk_%s_%s_more", "XK_%s_%s"})
    void isNoGoodWithAWrongWord(String shown) throws Exception {
        there("read");

        assertThat(status("GET", "/api/customers", shown.formatted(id, secret))).isEqualTo(401);
    }

    @Test
    void isNoGoodOnceItIsRevoked() throws Exception {
        there("read");
        int before = status("GET", "/api/customers", key);

        mongo.updateFirst(query(where("_id").is(id)), Update.update("revoked_at", Instant.now()), "api_keys");

        assertThat(before).isEqualTo(200);
        await().until(() -> status("GET", "/api/customers", key) == 401);
    }

    @ParameterizedTest
    @CsvSource({"10, false", "70, true"})
    void isMarkedAsUsedOnceAMinute(int secondsAgo, boolean marked) throws Exception {
        Instant lastUsed = Instant.now().minusSeconds(secondsAgo).truncatedTo(ChronoUnit.MILLIS);
        there("read");
        mongo.updateFirst(query(where("_id").is(id)), Update.update("last_used_at", lastUsed), "api_keys");

        send(request("/api/customers", key));

        assertThat(lastUsed().isAfter(lastUsed)).isEqualTo(marked);
    }

    @Test
    void isMarkedAsUsedTheFirstTime() throws Exception {
        there("read");

        send(request("/api/customers", key));

        assertThat(lastUsed()).isNotNull();
    }

    private Instant lastUsed() {
        return mongo.findById(id, Document.class, "api_keys")
                .getDate("last_used_at")
                .toInstant();
    }

    private void there(String scope) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        mongo.insert(
                new Document("_id", id)
                        .append("name", "Shop")
                        .append("scope", scope)
                        .append("hash", HexFormat.of().formatHex(hash)),
                "api_keys");
    }
}
