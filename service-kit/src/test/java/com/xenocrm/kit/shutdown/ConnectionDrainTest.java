package com.xenocrm.kit.shutdown;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionDrainTest {

    private static final Duration LASTING = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConnectionDrain drain = new ConnectionDrain(LASTING);
    private final CountDownLatch done = new CountDownLatch(1);
    private WebServer server;

    @BeforeEach
    void listen() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addProtocolHandlerCustomizers(drain);
        server = factory.getWebServer();
        server.start();
        drain.start();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void answersForAWhileAndClosesEveryConnectionWithItsAnswer() throws IOException, InterruptedException {
        HttpResponse<Void> before = ask();
        drain.stop(done::countDown);
        HttpResponse<Void> meanwhile = ask();
        boolean early = done.await(0, TimeUnit.SECONDS);

        assertThat(before.headers().firstValue("Connection")).isEmpty();
        assertThat(meanwhile.statusCode()).isEqualTo(before.statusCode());
        assertThat(meanwhile.headers().firstValue("Connection")).hasValue("close");
        assertThat(early).isFalse();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closesTheConnectionOfARequestThatWasUnderWay() throws ServletException, IOException {
        MockHttpServletResponse before = new MockHttpServletResponse();
        MockHttpServletResponse underWay = new MockHttpServletResponse();
        ConnectionCloseFilter answers = new ConnectionCloseFilter(drain);

        answers.doFilter(new MockHttpServletRequest(), before, (_, _) -> {});
        answers.doFilter(new MockHttpServletRequest(), underWay, (_, _) -> drain.stop(done::countDown));

        assertThat(before.getHeader("Connection")).isNull();
        assertThat(underWay.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void keepsNobodyWaitingWhereThereIsNoTimeForIt() {
        ConnectionDrain none = new ConnectionDrain(Duration.ZERO);

        none.stop(done::countDown);

        assertThat(done.getCount()).isZero();
    }

    private HttpResponse<Void> ask() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                        .build(),
                BodyHandlers.discarding());
    }
}
