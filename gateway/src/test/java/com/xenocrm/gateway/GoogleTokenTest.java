package com.xenocrm.gateway;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.forbidden;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class GoogleTokenTest extends RunningGateway {

    private final String googleId = UUID.randomUUID().toString();
    private final String user = userId(googleId);
    private final String idToken = GOOGLE.idToken(googleId, "bob@example.com", "Bob");

    @Test
    void makesANewcomerAUserFirst() throws Exception {
        SERVICES.addMockServiceRequestListener((request, _) -> {
            if (request.getUrl().equals("/auth/users")
                    && request.getBodyAsString().contains(idToken)) {
                mongo.save(new Document("_id", user).append("role", "viewer"), "users");
            }
        });

        int status = status("GET", "/api/campaigns", idToken);
        int again = status("GET", "/api/customers", idToken);

        assertThat(status).isEqualTo(200);
        assertThat(again).isEqualTo(200);
        assertThat(SERVICES.findAll(postRequestedFor(urlEqualTo("/auth/users")).withRequestBody(containing(idToken))))
                .singleElement()
                .satisfies(request -> assertThat(SignedJWT.parse(
                                        request.getHeader("Authorization").substring("Bearer ".length()))
                                .getJWTClaimsSet()
                                .getAudience())
                        .containsExactly("auth-service"));
    }

    @Test
    void turnsAwayWhomAuthServiceDoesNotEnter() throws Exception {
        SERVICES.stubFor(
                post("/auth/users").withRequestBody(containing(idToken)).willReturn(forbidden()));

        assertThat(status("GET", "/api/campaigns", idToken)).isEqualTo(401);
    }

    @Test
    void saysSoWhenNobodyCanBeEntered() throws Exception {
        SERVICES.stubFor(
                post("/auth/users").withRequestBody(containing(idToken)).willReturn(serverError()));

        HttpResponse<String> answer = send(request("/api/campaigns", idToken));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void turnsAwayADeletedUsersIdTokenButNotALaterOne() throws Exception {
        mongo.save(new Document("_id", user).append("role", "viewer"), "users");
        int before = status("GET", "/api/campaigns", idToken);

        mongo.save(new Document("_id", user).append("deleted_at", Instant.now()), "deleted_users");
        mongo.remove(query(where("_id").is(user)), "users");
        await().until(() -> status("GET", "/api/campaigns", idToken) == 401);
        mongo.save(new Document("_id", user).append("role", "viewer"), "users");
        int cameBack = status("GET", "/api/customers", idToken);
        mongo.save(new Document("_id", user).append("deleted_at", Instant.now().minusSeconds(60)), "deleted_users");
        String later = GOOGLE.idToken(googleId, "bob@example.com", "Bob Again");

        assertThat(before).isEqualTo(200);
        assertThat(cameBack).isEqualTo(401);
        assertThat(status("GET", "/api/campaigns", later)).isEqualTo(200);
        assertThat(SERVICES.findAll(postRequestedFor(urlEqualTo("/auth/users")).withRequestBody(containing(idToken))))
                .isEmpty();
    }
}
