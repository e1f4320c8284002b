package com.xenocrm.campaign.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.sender.DomainCheck.Finding;
import com.xenocrm.campaigndata.sender.Sender;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class SenderController {

    private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private final Senders senders;
    private final DomainCheck check;
    private final SandboxInbox inbox;
    private final Clock clock;

    SenderController(Senders senders, DomainCheck check, SandboxInbox inbox, Clock clock) {
        this.senders = senders;
        this.check = check;
        this.inbox = inbox;
        this.clock = clock;
    }

    @GetMapping("/api/senders")
    Envelope<List<SenderView>> senders() {
        return Envelope.of("Senders", senders.all().stream().map(this::view).toList());
    }

    /** Looks up the domains of the sender of e-mails. */
    @GetMapping("/api/senders/check")
    Envelope<List<Finding>> check() {
        return Envelope.of(
                "What mailbox providers look up",
                senders.all().stream()
                        .flatMap(sender -> Stream.ofNullable(sender.identity()))
                        .findFirst()
                        .map(check::of)
                        .orElseThrow(() -> Refusal.notFound("SENDER_NOT_FOUND", "No sender of e-mails has run yet")));
    }

    /** Lists the latest hundred e-mails that the mail sandbox has kept instead of delivering them. */
    @GetMapping("/api/senders/sandbox")
    Envelope<List<SandboxInbox.Listing.Received>> sandbox() {
        SandboxInbox.Listing latest = inbox.latest();
        return Envelope.page("Latest e-mails of the mail sandbox", latest.messages(), (long) latest.count(), null);
    }

    /** Shows one of them: text, design, headers and source. */
    @GetMapping("/api/senders/sandbox/{number}")
    Envelope<SandboxInbox.Email> email(@PathVariable int number) {
        return Envelope.of("E-mail " + number, inbox.email(number));
    }

    private SenderView view(Sender sender) {
        boolean silent = sender.seenAt().isBefore(clock.instant().minus(SILENT_AFTER));
        return new SenderView(
                sender.channel().value(),
                silent ? "silent" : sender.waiting() ? "waiting" : "ok",
                sender.seenAt(),
                sender.sandbox(),
                sender.identity() == null ? null : sender.identity().from());
    }

    /**
     * Sender in answers of the API.
     *
     * @param health {@code ok}, {@code waiting} while communications wait for the recipient's server, or {@code silent} if it has
     *     not reported itself for minutes
     * @param sandbox whether nothing that it sends reaches real people
     * @param domain domain of the sender of e-mails; absent for other channels
     */
    record SenderView(
            String channel,
            String health,
            @JsonProperty("last_seen_at") Instant lastSeenAt,
            boolean sandbox,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String domain) {}
}
