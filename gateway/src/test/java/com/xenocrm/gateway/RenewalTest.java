package com.xenocrm.gateway;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class RenewalTest extends RunningGateway {

    private static final String COOKIE = "token=next; Path=/; Secure; HttpOnly; SameSite=Lax";

    private final String sessionId = UUID.randomUUID().toString();

    @BeforeEach
    void authServiceRenews() {
        SERVICES.stubFor(post("/auth/refresh").willReturn(ok("{}").withHeader("Set-Cookie", COOKIE)));
        SERVICES.resetRequests();
    }

    @Test
    void givesABrowserTheNextCookieOnceInTheLaterPartOfItsSession() throws Exception {
        HttpResponse<String> first = withCookie(Instant.now().minusSeconds(1));
        HttpResponse<String> second = withCookie(Instant.now().minusSeconds(1));

        var asked = SERVICES.findAll(postRequestedFor(urlEqualTo("/auth/refresh")));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().allValues("Set-Cookie")).containsExactly(COOKIE);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(asked).singleElement().satisfies(request -> {
            var claims = SignedJWT.parse(request.getHeader("Authorization").substring("Bearer ".length()))
                    .getJWTClaimsSet();
            assertThat(claims.getAudience()).containsExactly("auth-service");
            assertThat(claims.getStringClaim("session_id")).isEqualTo(sessionId);
            assertThat(claims.getBooleanClaim("session_by_cookie")).isTrue();
        });
    }

    @Test
    void leavesAYoungSessionsCookieAlone() throws Exception {
        HttpResponse<String> answer = withCookie(Instant.now().plusSeconds(600));

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void givesNoCookieToWhoShowedNone() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/campaigns", token(Instant.now().minusSeconds(1))));

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(SERVICES.findAll(postRequestedFor(urlEqualTo("/auth/refresh"))))
                .isEmpty();
    }

    @Test
    void answersAllTheSameWhenASessionCannotBeRenewed() throws Exception {
        SERVICES.stubFor(post("/auth/refresh").willReturn(serverError()));

        HttpResponse<String> answer = withCookie(Instant.now().minusSeconds(1));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> withCookie(Instant renewAfter) throws Exception {
        return send(request("/api/campaigns").header("Cookie", "token=" + token(renewAfter)));
    }

    private String token(Instant renewAfter) {
        return signed(session()
                .jwtID(sessionId)
                .claim("renew_after", renewAfter.getEpochSecond())
                .build());
    }
}
