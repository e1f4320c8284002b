package com.xenocrm.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrustedProxiesTest extends RunningGateway {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // sender  | X-Forwarded-For                              | address that services see
                "127.0.0.9 | 203.0.113.7                                  | 203.0.113.7",
                "127.0.0.9 | 2001:db8:2::7                                | 2001:db8:2::7",
                "127.0.0.9 | 198.51.100.1, 203.0.113.7                    | 203.0.113.7",
                "127.0.0.9 | 198.51.100.1, 2001:db8:2::7, 2001:db8:1::99  | 2001:db8:2::7",
                "127.0.0.9 | 203.0.113.7, 10.1.2.3, 10.3.2.1              | 203.0.113.7",
                "127.0.0.8 | 203.0.113.7                                  | 127.0.0.8",
                "127.0.0.8 | 127.0.0.9                                    | 127.0.0.8",
                "127.0.0.8 | 203.0.113.7, 127.0.0.9                       | 127.0.0.8"
            })
    void believesProxiesThatAreTrustedAndNobodyElse(String sender, String forwarded, String seen) throws Exception {
        String path = path("/auth/me");

        sendFrom(sender, request(path).header("X-Forwarded-For", forwarded));

        assertThat(passedOn(path).header("X-Forwarded-For").values()).containsExactly(seen);
    }

    @Test
    void limitsEachCallerBehindAProxyByItself() throws Exception {
        HttpRequest.Builder flooding = request("/auth/google").header("X-Forwarded-For", "203.0.113.77");
        HttpRequest.Builder other = request("/auth/google").header("X-Forwarded-For", "203.0.113.78");

        int refused = 0;
        for (int i = 0; i < 500 && refused != 429; i++) {
            refused = sendFrom(PROXY, flooding).statusCode();
        }

        assertThat(refused).isEqualTo(429);
        assertThat(sendFrom(PROXY, other).statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheSchemeFromATrustedProxy() throws Exception {
        String trusted = "/auth/me?id=" + UUID.randomUUID();
        String other = "/auth/me?id=" + UUID.randomUUID();

        sendFrom(PROXY, request(trusted).header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "203.0.113.7"));
        sendFrom("127.0.0.8", request(other).header("X-Forwarded-Proto", "https"));

        assertThat(passedOn(trusted).getHeader("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(passedOn(other).getHeader("X-Forwarded-Proto")).isEqualTo("http");
    }

    private static HttpResponse<String> sendFrom(String sender, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(sender))
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
