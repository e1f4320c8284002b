package com.xenocrm.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class OneClickUnsubscribeTest extends RunningGateway {

    private final String path = "/unsubscribe/" + UUID.randomUUID() + ".0123456789abcdef";

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "null,                    none",
                "https://mail.google.com, none",
                "none,                    session",
                "null,                    session",
                "https://evil.test,       session",
                "none,                    broken"
            })
    void acceptsOneClickFromAnyOriginWithAnyCookie(String origin, String cookie) throws Exception {
        HttpRequest.Builder click = oneClick();
        if (origin != null) {
            click.header("Origin", origin);
        }
        if (cookie != null) {
            click.header(
                    "Cookie",
                    "token=" + (cookie.equals("session") ? signed(session().build()) : cookie));
        }

        HttpResponse<String> answer = send(click);

        LoggedRequest passedOn = passedOn(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(passedOn.getBodyAsString()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(passedOn.containsHeader("Cookie")).isFalse();
    }

    @Test
    void needsNoDatabaseToPassOneClickOn() throws Exception {
        HttpRequest.Builder click = oneClick()
                .header("Cookie", "token=" + signed(session().build()))
                .timeout(Duration.ofSeconds(60));

        DATABASE.silence();
        HttpResponse<String> answer;
        try {
            answer = send(click);
        } finally {
            DATABASE.mend();
        }

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ",",
                ";",
                ":",
                "!",
                "?",
                ")",
                ">",
                "]",
                "}",
                "\"",
                "'",
                "*",
                "_",
                "%3E",
                "%22",
                "%5D",
                "%3B",
                ").",
                "\">,",
                "%E2%80%9D",
                "%2E"
            })
    void ignoresPunctuationBehindALink(String punctuation) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            assertThat(rawStatus(method, path + punctuation)).isEqualTo("HTTP/1.1 200");
        }

        assertThat(SERVICES.findAll(anyRequestedFor(urlPathEqualTo(path)))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "<", ">", "[x]", "{x}", "|", "^", "`"})
    void encodesCharactersThatPathsMustNotHave(String raw) throws Exception {
        String customer = "/api/customers/" + UUID.randomUUID();
        String session = "\r\nAuthorization: Bearer " + signed(session().build());

        String status = rawStatus("GET", customer + raw, session);

        assertThat(status).isEqualTo("HTTP/1.1 200");
        assertThat(passedOn(customer + UriUtils.encode(raw, StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"a%2Eb, a.b", "a%2e%2E, a..", "%2Ea@x%2eorg, .a@x.org", "a%252E, a%252E"})
    void decodesDotsWithinASegment(String raw, String passed) throws Exception {
        String customer = "/api/customers/" + UUID.randomUUID();
        String session = "\r\nAuthorization: Bearer " + signed(session().build());

        String status = rawStatus("GET", customer + raw, session);

        assertThat(status).isEqualTo("HTTP/1.1 200");
        assertThat(passedOn(customer + passed)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2E", "%2e%2E", ".%2E/users", "%2E/"})
    void refusesSegmentsOfEncodedDots(String segment) throws Exception {
        String session = "\r\nAuthorization: Bearer " + signed(session().build());

        assertThat(rawStatus("GET", "/api/customers/" + segment, session)).isEqualTo("HTTP/1.1 400");
    }

    @Test
    void survivesALongLink() throws Exception {
        String answer = rawStatus("GET", "/unsubscribe/x" + "%3E".repeat(2_000));

        assertThat(answer).isEqualTo("HTTP/1.1 200");
    }

    private HttpRequest.Builder oneClick() {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"));
    }

    /** The path goes out as it is, which no client library allows. */
    private String rawStatus(String method, String rawPath) throws IOException {
        return rawStatus(method, rawPath, "");
    }

    private String rawStatus(String method, String rawPath, String header) throws IOException {
        String request = method + " " + rawPath + " HTTP/1.1\r\nHost: localhost" + header
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).substring(0, 12);
        }
    }
}
