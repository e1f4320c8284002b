package com.xenocrm.campaign.sender;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import com.xenocrm.kit.outage.Outage;
import com.xenocrm.kit.web.Refusal;

/** E-mails that the mail sandbox has kept instead of delivering them. */
@Component
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxInbox {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SandboxSettings settings;
    private final RestClient http;

    SandboxInbox(SandboxSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** Returns the latest hundred, newest first, and how many there are. */
    Listing latest() {
        return read(
                () -> http.get().uri(settings.url() + "/messages").retrieve().body(Listing.class));
    }

    /** Returns an e-mail with its content; refuses an unknown one. */
    Email email(int number) {
        return read(() -> http.get()
                .uri(settings.url() + "/messages/{number}/content", number)
                .retrieve()
                .body(Email.class));
    }

    private <T> T read(Supplier<T> call) {
        if (settings.url().isEmpty()) {
            throw Refusal.notFound("SANDBOX_NOT_FOUND", "There is no mail sandbox: e-mails reach real people");
        }
        try {
            return Objects.requireNonNull(call.get());
        } catch (HttpClientErrorException.NotFound _) {
            throw Refusal.notFound("EMAIL_NOT_FOUND", "The mail sandbox has no such e-mail");
        } catch (RestClientException e) {
            throw new SandboxUnavailableException(e);
        }
    }

    /** Latest e-mails, newest first, and how many there are. */
    record Listing(int count, List<Received> messages) {

        /** E-mail as the sandbox received it; {@code sender} is where bounces go. */
        record Received(
                int number,
                String sender,
                String recipient,
                String subject,
                @JsonProperty("received_at") Instant receivedAt,
                int bytes) {}
    }

    /** Content of an e-mail; what it does not have is empty. */
    record Email(String subject, String from, String text, String html, List<String> headers, String source) {}

    /** The mail sandbox does not answer. */
    private static final class SandboxUnavailableException extends RuntimeException implements Outage {

        SandboxUnavailableException(Throwable cause) {
            super("The mail sandbox does not answer", cause);
        }
    }
}
