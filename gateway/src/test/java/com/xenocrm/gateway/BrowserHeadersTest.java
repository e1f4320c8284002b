package com.xenocrm.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.console.ConsoleFiles;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserHeadersTest extends RunningGateway {

    @ParameterizedTest
    @ValueSource(strings = {"/console/icon.svg", "/api/campaigns", "/api/nothing", "/auth/google", "/actuator/health"})
    void tellsTheBrowserToBeCarefulOnce(String path) throws Exception {
        String marketer = signed(session().build());

        HttpHeaders headers = send(request(path, marketer)).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/index.html"})
    void allowsTheConsoleItsImportMapOnly(String path) throws Exception {
        HttpHeaders headers = send(request(path)).headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly(ConsoleFiles.load().contentSecurityPolicy());
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void letsBrowsersKeepVersionedFiles() throws Exception {
        String folder = ConsoleFiles.load().folders().keySet().iterator().next();

        HttpHeaders headers = send(request(folder + "app.js")).headers();

        assertThat(headers.allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    }

    @Test
    void letsFramesWithoutAnOriginLoadStyles() throws Exception {
        String folder = ConsoleFiles.load().folders().keySet().iterator().next();

        int status = send(request(folder + "style/message.css").header("Origin", "null"))
                .statusCode();

        assertThat(status).isEqualTo(200);
    }

    @Test
    void tellsItWithARefusedAddressToo() throws IOException {
        String answer = raw("GET /api/a;b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Content-Type-Options: nosniff", "\"success\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /auth/google%0d%0aSet-Cookie:%20token=evil HTTP/1.1\r\nHost: localhost\r\n",
                "GET /auth/google HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: 12345678\rSet-Cookie: token=evil\r\n",
                "GET /auth/google HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: 12345678\u0000Set-Cookie: token=evil\r\n",
                "GET /auth/google HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: 12345678%0d%0aSet-Cookie: token=evil\r\n",
                "GET /auth/google HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: 12345678\r\n Set-Cookie: token=evil\r\n"
            })
    void letsNobodyWriteAHeaderOfTheAnswer(String request) throws IOException {
        String answer = raw(request + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("Set-Cookie", "evil");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
