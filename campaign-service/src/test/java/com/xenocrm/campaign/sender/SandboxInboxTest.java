package com.xenocrm.campaign.sender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.sender.SandboxInbox.Email;
import com.xenocrm.campaign.sender.SandboxInbox.Listing;
import com.xenocrm.campaign.sender.SandboxInbox.Listing.Received;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SandboxInboxTest {

    private HttpServer sandbox;
    private SandboxInbox inbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sandbox.start();
        inbox = new SandboxInbox(
                new SandboxSettings("http://127.0.0.1:" + sandbox.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        sandbox.stop(0);
    }

    @Test
    void listsWhatTheSandboxHasKept() {
        answers("/messages", 200, """
                {"count": 3, "messages": [{"number": 3, "sender": "b@shop.example", "recipient": "ann@example.com",
                 "subject": "Größe", "received_at": "2026-11-30T10:00:00Z", "bytes": 7}]}""");

        assertThat(inbox.latest())
                .isEqualTo(new Listing(
                        3,
                        List.of(new Received(
                                3,
                                "b@shop.example",
                                "ann@example.com",
                                "Größe",
                                Instant.parse("2026-11-30T10:00:00Z"),
                                7))));
    }

    @Test
    void showsOneEmail() {
        answers("/messages/3/content", 200, """
                {"subject": "Hi", "from": "a@shop.example", "text": "Hi", "html": "", "headers": ["Subject: Hi"],
                 "source": "Subject: Hi"}""");

        assertThat(inbox.email(3))
                .isEqualTo(new Email("Hi", "a@shop.example", "Hi", "", List.of("Subject: Hi"), "Subject: Hi"));
    }

    @Test
    void refusesAnUnknownEmail() {
        assertThatThrownBy(() -> inbox.email(4))
                .isInstanceOf(Refusal.class)
                .hasMessage("The mail sandbox has no such e-mail");
    }

    @Test
    void reportsASandboxThatIsAwayAsAnOutage() {
        sandbox.stop(0);

        assertThatThrownBy(inbox::latest).isInstanceOf(Outage.class);
    }

    @Test
    void waitsNotLongForASandboxThatHangs() {
        sandbox.createContext("/messages", _ -> {});

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThatThrownBy(inbox::latest).isInstanceOf(Outage.class));
    }

    private void answers(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        sandbox.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
