package com.xenocrm.e2e;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CrmClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(WholeSystem.class)
class SignInTest {

    /** Longest time for which a gateway may accept an ended session. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void acceptsTheTokenUntilTheSessionEnds(WholeSystem system) throws Exception {
        CrmClient crm = system.marketer();

        HttpResponse<String> before = send(system, "GET", "/auth/me", crm.token());
        HttpResponse<String> logout = send(system, "POST", "/auth/logout", crm.token());

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body()).contains("\"email\":\"marketer@example.com\"");
        assertThat(logout.statusCode()).isEqualTo(200);
        await().atMost(NOTICED_WITHIN)
                .until(() -> send(system, "GET", "/auth/me", crm.token()).statusCode() == 401);
    }

    @Test
    void redirectsToGoogleWithStateNonceAndPkce(WholeSystem system) throws Exception {
        HttpResponse<String> answer = send(system, "GET", "/auth/google", null);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("response_type=code", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
    }

    @Test
    void redirectsToTheSignInPageOnAForgedCallback(WholeSystem system) throws Exception {
        HttpResponse<String> answer = send(system, "GET", "/auth/google/callback?code=x&state=forged", null);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error=auth_failed");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("token="));
    }

    private static HttpResponse<String> send(WholeSystem system, String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(system.gateway().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
