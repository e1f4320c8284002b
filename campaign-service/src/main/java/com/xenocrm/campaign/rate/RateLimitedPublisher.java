package com.xenocrm.campaign.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * Publishes communications at their campaign's rate, for about a second at a time. Every publication of a communication
 * goes through here, so this is where an objection counts that came after the communication was written.
 */
@Component
public class RateLimitedPublisher {

    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    private final MessagePublisher publisher;
    private final Suppressions suppressions;
    private final Clock clock;
    private final Counter dispatched;

    RateLimitedPublisher(MessagePublisher publisher, Suppressions suppressions, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.suppressions = suppressions;
        this.clock = clock;
        this.dispatched = Counter.builder("crm.communications.dispatched")
                .description("Communications that are with the broker for the vendor; a repeat counts again")
                .register(meters);
    }

    /** When whoever begins now should come to an end. */
    public Instant end() {
        return clock.instant().plus(AT_A_TIME);
    }

    /**
     * Publishes these in their order, a slice at a time, until then; at least the first slice. Looks up suppressions
     * immediately before each slice is published, after the wait for the rate limit.
     */
    public Published publish(List<Communication> communications, RateLimiter pace, Instant end) {
        int most = Math.min(communications.size(), pace.perSecond());
        Map<Communication, String> suppressed = new LinkedHashMap<>();
        int handled = 0;
        while (handled < most && (handled == 0 || clock.instant().isBefore(end))) {
            List<Communication> slice = communications.subList(handled, Math.min(handled + pace.atOnce(), most));
            pace.await(slice.size());
            List<Communication> allowed = withoutSuppressed(slice, suppressed);
            publisher.publish(CrmMessage.split(allowed, CommunicationRequested::new));
            dispatched.increment(allowed.size());
            handled += slice.size();
        }
        return new Published(handled, suppressed);
    }

    private List<Communication> withoutSuppressed(List<Communication> slice, Map<Communication, String> suppressed) {
        Map<Addressee, String> reasons =
                suppressions.among(slice.stream().map(Addressee::of).toList());
        return slice.stream()
                .filter(communication -> {
                    String reason = reasons.get(Addressee.of(communication));
                    if (reason != null) {
                        suppressed.put(communication, reason);
                    }
                    return reason == null;
                })
                .toList();
    }

    /**
     * Result of a publication.
     *
     * @param handled how many communications from the start of the list are published or suppressed
     * @param suppressed those among them that were not published, each with the reason in the log's words
     */
    public record Published(int handled, Map<Communication, String> suppressed) {}
}
