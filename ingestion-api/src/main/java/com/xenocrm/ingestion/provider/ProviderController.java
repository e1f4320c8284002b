package com.xenocrm.ingestion.provider;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.campaigndata.sender.SentEmails.SentEmail;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.ingestion.provider.Provider.Event;
import com.xenocrm.ingestion.provider.ProviderConfiguration.Providers;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class ProviderController {

    private static final Pattern TOKEN = Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])");

    private final Providers providers;
    private final SentEmails emails;
    private final MessagePublisher publisher;
    private final Clock clock;

    ProviderController(Providers providers, SentEmails emails, MessagePublisher publisher, Clock clock) {
        this.providers = providers;
        this.emails = emails;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Answers after the broker's confirms; events about e-mails of others are ignored. */
    @PostMapping("/api/receipt/{provider}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<Accepted> receive(
            @PathVariable String provider, @RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        Provider known = Optional.ofNullable(providers.byName().get(provider))
                .orElseThrow(() -> Refusal.notFound("PROVIDER_NOT_FOUND", "There is no such provider"));
        JsonNode json = json(body);
        if (!known.isAuthentic(headers, body, json)) {
            throw Refusal.unauthorized("The request has no valid signature, or the secret of this provider is not set");
        }
        List<Receipt> receipts = receipts(known.events(json));
        publisher.publish(CrmMessage.split(receipts, DeliveryReceiptReceived::new));
        return Envelope.of(receipts.size() + " receipts accepted", new Accepted(receipts.size()));
    }

    private List<Receipt> receipts(List<Event> events) {
        Map<String, SentEmail> known = emails.withTokens(
                events.stream().flatMap(ProviderController::tokens).toList());
        List<Receipt> receipts = new ArrayList<>();
        for (Event event : events) {
            tokens(event)
                    .flatMap(token -> Stream.ofNullable(known.get(token)))
                    .findFirst()
                    .ifPresent(email -> receipts.add(new Receipt(
                            email.communicationId(),
                            event.status(),
                            event.reason(),
                            null,
                            clock.instant(),
                            email.attempt())));
        }
        return receipts;
    }

    /** Providers keep {@code Message-ID}, envelope sender or a header of ours, each under a name of its own. */
    private static Stream<String> tokens(Event event) {
        return TOKEN.matcher(event.json().toString())
                .results()
                .map(MatchResult::group)
                .distinct();
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "The body is not valid JSON", Map.of());
        }
    }

    /** Number of receipts that were made of a request. */
    record Accepted(int accepted) {}
}
