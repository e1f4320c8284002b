package com.xenocrm.gateway.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;

import com.xenocrm.gateway.route.RouteSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SafeRetryStrategyTest {

    /** Answer of a server that closes the connection instead. */
    private static final String NOTHING = "";

    private static final String WELL = answer("200 OK");
    private static final String LISTENS_NO_MORE = answer("503 Service Unavailable");
    private static final String OVERLOADED = answer("503 Service Unavailable\r\nX-Request-Id: r-1");
    private static final String FAILED = answer("500 Internal Server Error");

    private final ServerSocket service = listening();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void begin() {
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void end() throws IOException {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void asksAgainWhereTheFirstOneWasAboutToLeave(String question) throws IOException {
        assertThat(ask(question, NOTHING, WELL)).isEqualTo(200);
        assertThat(ask(question, LISTENS_NO_MORE, WELL)).isEqualTo(200);

        assertThat(asked).containsExactly(question, question, question, question);
    }

    @Test
    void asksNoMoreThanTwice() throws IOException {
        assertThatThrownBy(() -> ask("GET", NOTHING, NOTHING, WELL)).isInstanceOf(NoHttpResponseException.class);
        assertThat(ask("GET", LISTENS_NO_MORE, LISTENS_NO_MORE, WELL)).isEqualTo(503);

        assertThat(asked).hasSize(4);
    }

    @Test
    void believesWhatAServiceItselfAnswers() throws IOException {
        assertThat(ask("GET", OVERLOADED, WELL)).isEqualTo(503);
        assertThat(ask("GET", FAILED, WELL)).isEqualTo(500);

        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void changesNothingTwice(String change) throws IOException {
        assertThatThrownBy(() -> ask(change, NOTHING, WELL)).isInstanceOf(NoHttpResponseException.class);
        assertThat(ask(change, LISTENS_NO_MORE, WELL)).isEqualTo(503);

        assertThat(asked).containsExactly(change, change);
    }

    /** Returns the answer of a service that gives these answers, one on each connection. */
    private int ask(String method, String... given) throws IOException {
        answers.clear();
        answers.addAll(List.of(given));
        URI uri = URI.create("http://127.0.0.1:" + service.getLocalPort() + "/");
        Duration patience = Duration.ofSeconds(30);
        RouteSettings settings =
                new RouteSettings(Map.of("any", uri), new RouteSettings.Proxy(patience, patience, patience, 1));
        HttpClientConfiguration configuration = new HttpClientConfiguration();
        try (CloseableHttpClient client = configuration.servicesHttpClient(settings, new LiveStreams());
                ClientHttpResponse response = configuration
                        .servicesRequestFactory(client)
                        .createRequest(uri, HttpMethod.valueOf(method))
                        .execute()) {
            return response.getStatusCode().value();
        }
    }

    private void serve() {
        while (!service.isClosed()) {
            try (Socket connection = service.accept()) {
                BufferedReader request = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                asked.add(request.readLine().split(" ", 2)[0]);
                while (!request.readLine().isEmpty()) {
                    // the rest of the head
                }
                connection.getOutputStream().write(answers.remove().getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ended) {
                // the next one, if there is any
            }
        }
    }

    private static String answer(String head) {
        return "HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
