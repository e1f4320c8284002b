package com.xenocrm.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeysApiTest extends RestrictedAuthService {

    @Test
    void createsAKeyAndShowsItOnce() throws Exception {
        HttpResponse<String> answer = createKey("shop", "ingest");

        String key = (String) data(answer).get("key");
        String[] parts = key.split("_", -1);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(key).matches("xk_[0-9a-f]{32}_[0-9a-f]{64}");
        assertThat(mongo.findById(parts[1], Document.class, "api_keys"))
                .containsOnlyKeys("_id", "name", "scope", "hash", "created_by", "created_at")
                .containsEntry("name", "shop")
                .containsEntry("scope", "ingest")
                .containsEntry("hash", sha256(parts[2]))
                .containsEntry("created_by", "root");
        assertThat(client.get("/api/keys", admin).body())
                .contains(parts[1])
                .doesNotContain(parts[2])
                .doesNotContain("hash");
    }

    @Test
    void revokesAKeyOnce() throws Exception {
        String path = "/api/keys/" + data(createKey("till", "read")).get("_id");

        Map<?, ?> revoked = data(client.delete(path, admin));
        Map<?, ?> again = data(client.delete(path, admin));

        assertThat(revoked.get("revoked_at")).isNotNull().isEqualTo(again.get("revoked_at"));
        assertThat(mongo.findAll(Document.class, "audit_log"))
                .filteredOn(entry -> revoked.get("_id").equals(entry.get("subject")))
                .extracting(entry -> entry.getString("action"))
                .containsExactlyInAnyOrder("key_created", "key_revoked");
        assertThat(client.delete("/api/keys/none", admin).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotKeepAKeyToRepeatTheAnswer() throws Exception {
        HttpResponse<String> answer = AuthClient.send(client.request("/api/keys", admin)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"shop\",\"scope\":\"read\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(mongo.findAll(Document.class, "idempotency_keys"))
                .noneMatch(kept -> kept.toJson().contains("xk_"));
    }

    @ParameterizedTest
    @CsvSource({"' ', read, name", "shop, write, scope"})
    void saysWhatIsWrongWithAKey(String name, String scope, String field) throws Exception {
        HttpResponse<String> answer = createKey(name, scope);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("{\"field\":\"" + field + "\"");
    }

    private HttpResponse<String> createKey(String name, String scope) throws Exception {
        return client.send("POST", "/api/keys", "{\"name\":\"" + name + "\",\"scope\":\"" + scope + "\"}", admin);
    }

    private static String sha256(String secret) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
