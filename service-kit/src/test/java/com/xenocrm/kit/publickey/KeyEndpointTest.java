package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class KeyEndpointTest {

    private final Headers headers = new Headers();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().putAll(headers);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'public, max-age=21600, must-revalidate', none, PT6H",
                "max-age=21600,                            3600, PT5H",
                "Max-Age=21600,                            soon, PT6H",
                "max-age=5,                                none, PT1M",
                "no-store,                                 none, PT1M",
                "s-max-age=21600,                          none, PT1M",
                "none,                                     none, PT1M"
            })
    void isFreshAsLongAsTheHeadersSayButAMinute(String cacheControl, String age, Duration freshFor) throws Exception {
        if (cacheControl != null) {
            headers.set("Cache-Control", cacheControl);
        }
        if (age != null) {
            headers.set("Age", age);
        }

        assertThat(address(server.getAddress().getPort()).ask().freshFor()).isEqualTo(freshFor);
    }

    @Test
    void isAwayWhenItAnswersAnError() {
        status = 500;

        assertThatIOException()
                .isThrownBy(() -> address(server.getAddress().getPort()).ask())
                .withMessageEndingWith("answers 500");
    }

    @Test
    void isAwayWhenNobodyListens() {
        assertThatIOException().isThrownBy(() -> address(1).ask()).withMessageEndingWith("does not answer");
    }

    @Test
    void isAwayWhenItTakesForever() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException()
                    .isThrownBy(() -> address(silent.getLocalPort()).ask())
                    .withMessageEndingWith("does not answer");
        }
    }

    private static KeyEndpoint address(int port) {
        return new KeyEndpoint(URI.create("http://localhost:" + port + "/keys"), _ -> Map.of());
    }
}
