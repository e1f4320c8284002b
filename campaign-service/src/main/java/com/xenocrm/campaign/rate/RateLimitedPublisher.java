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
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * Publishes communications at their campaign's rate, for about a second per call. All communications are published
 * here, so suppressions that were added after rendering are applied here.
 */
@Component
public class RateLimitedPublisher {

    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    /** An e-mail may have some hundred kilobytes. */
    private static final int EMAILS_IN_A_MESSAGE = 20;

    private final MessagePublisher publisher;
    private final Suppressions suppressions;
    private final Clock clock;
    private final Counter dispatched;

    RateLimitedPublisher(MessagePublisher publisher, Suppressions suppressions, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.suppressions = suppressions;
        this.clock = clock;
        this.dispatched = Counter.builder("crm.communications.dispatched")
                .description("Communications published for the vendor; repeats count again")
                .register(meters);
    }

    /** Returns the time at which a publication that begins now should end. */
    public Instant end() {
        return clock.instant().plus(AT_A_TIME);
    }

    /**
     * Publishes communications in order, in slices, until the end time, but at least one slice. Looks up suppressions
     * immediately before each slice, after the wait for the rate limit.
     */
    public Published publish(List<Communication> communications, SendRateLimiter pace, Instant end) {
        int most = Math.min(communications.size(), pace.perSecond());
        Map<Communication, String> suppressed = new LinkedHashMap<>();
        int handled = 0;
        while (handled < most && (handled == 0 || clock.instant().isBefore(end))) {
            List<Communication> slice = communications.subList(handled, Math.min(handled + pace.atOnce(), most));
            pace.await(slice.size());
            List<Communication> allowed = withoutSuppressed(slice, suppressed);
            publisher.publish(CrmMessage.split(allowed, mostIn(allowed), CommunicationRequested::new));
            dispatched.increment(allowed.size());
            handled += slice.size();
        }
        return new Published(handled, suppressed);
    }

    /** Returns how many communications a message holds; those of a campaign have one channel. */
    private static int mostIn(List<Communication> communications) {
        return !communications.isEmpty() && communications.getFirst().deliveredBy() == Channel.EMAIL
                ? EMAILS_IN_A_MESSAGE
                : CrmMessage.MAX_RECORDS;
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
     * @param handled number of communications from the start of the list that were published or suppressed
     * @param suppressed suppressed ones among them, with the reason for the communication log
     */
    public record Published(int handled, Map<Communication, String> suppressed) {}
}
