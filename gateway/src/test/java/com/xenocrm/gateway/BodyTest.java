package com.xenocrm.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTest extends RunningGateway {

    private static final int MEBIBYTE = 1024 * 1024;

    private final String token = signed(session().build());

    @ParameterizedTest
    @CsvSource({"0, true, 200", "0, false, 200", "1, true, 413", "1, false, 413"})
    void takesOneMebibyte(int more, boolean chunked, int status) throws Exception {
        byte[] body = new byte[MEBIBYTE + more];
        HttpRequest.BodyPublisher publisher = chunked
                ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : HttpRequest.BodyPublishers.ofByteArray(body);

        HttpResponse<String> answer = send(request(path("/api/orders"), token).POST(publisher));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.body()).contains("\"success\":false", "\"error\":\"PAYLOAD_TOO_LARGE\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%F0%9F", "%FF", "%ED%A0%80"})
    void refusesAPathThatIsNoTextInTheUsualForm(String id) throws Exception {
        HttpResponse<String> answer = send(request("/api/customers/" + id, token));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body()).isEqualTo("""
                {"success":false,"message":"The path or a header of the request is not valid","error":"BAD_REQUEST"}""");
    }

    @Test
    void letsAFileOfMoreThroughToImports() throws Exception {
        byte[] body = new byte[3 * MEBIBYTE];

        HttpResponse<String> answer = send(request("/api/imports?kind=orders", token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(passedOn("/api/imports?kind=orders").getBody()).hasSize(3 * MEBIBYTE);
    }

    @Test
    void passesNothingOnOfABodyThatTurnsOutTooLarge() throws Exception {
        String path = path("/api/orders");
        byte[] body = ("{\"order_id\": \"o-1\"}" + " ".repeat(MEBIBYTE)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = send(request(path, token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(SERVICES.findAll(WireMock.anyRequestedFor(WireMock.urlEqualTo(path))))
                .isEmpty();
    }

    @Test
    void passesNothingOnOfABodyThatBreaksOff() throws Exception {
        String path = path("/api/orders");

        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }

        assertThat(SERVICES.findAll(WireMock.anyRequestedFor(WireMock.urlEqualTo(path))))
                .isEmpty();
    }

    @Test
    void doesNotWaitForABodyThatDoesNotCome() throws Exception {
        String answer = raw("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 100\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("\"error\":\"REQUEST_TIMEOUT\"");
    }

    @Test
    void refusesHeadersWithoutMeasure() throws Exception {
        HttpResponse<String> answer = send(request("/api/orders", token).header("X-Long", "x".repeat(17_000)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
