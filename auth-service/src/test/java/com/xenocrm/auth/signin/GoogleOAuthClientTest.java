package com.xenocrm.auth.signin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.accountdata.google.GoogleSettings;
import com.xenocrm.accountdata.google.GoogleUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class GoogleOAuthClientTest {

    static Stream<Arguments> outages() throws IOException {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpServer broken = answering(500, "{\"error\":\"internal\"}");
        return Stream.of(
                argumentSet("it hangs", silent.getLocalPort(), (AutoCloseable) silent),
                argumentSet("it answers 500", port(broken), (AutoCloseable) () -> broken.stop(0)),
                argumentSet("nobody listens", 1, (AutoCloseable) () -> {}));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void reportsAnOutageWhen(int port, AutoCloseable google) throws Exception {
        assertThatThrownBy(() -> client(port).idToken("code", "postmessage", null))
                .isInstanceOf(GoogleUnavailableException.class);

        google.close();
    }

    @Test
    void returnsNothingForARefusedCode() throws Exception {
        HttpServer google = answering(400, "{\"error\":\"invalid_grant\"}");

        assertThat(client(port(google)).idToken("code", "postmessage", null)).isEmpty();

        google.stop(0);
    }

    private static GoogleOAuthClient client(int port) {
        URI google = URI.create("http://localhost:" + port + "/token");
        return new SignInConfiguration()
                .googleOAuthClient(
                        new GoogleSettings("client", List.of(), google, "", List.of()),
                        new SignInSettings("secret", google, google, google, List.of()));
    }

    private static HttpServer answering(int status, String json) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }
}
