package com.xenocrm.campaign.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.CrmMessage;

/** The one way of communications to the broker: at their pace, and for about a second at a time. */
@Component
public class PacedOutbox {

    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Clock clock;
    private final Counter dispatched;

    PacedOutbox(Outbox outbox, MeterRegistry meters, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        this.dispatched = Counter.builder("crm.communications.dispatched")
                .description("Communications that are with the broker for the vendor; a repeat counts again")
                .register(meters);
    }

    /** When whoever begins now should come to an end. */
    public Instant end() {
        return clock.instant().plus(AT_A_TIME);
    }

    /** Publishes these in their order, a slice at a time, until then; answers how many, at least the first slice. */
    public int publish(List<Communication> communications, Pace pace, Instant end) {
        int most = Math.min(communications.size(), pace.perSecond());
        int sent = 0;
        while (sent < most && (sent == 0 || clock.instant().isBefore(end))) {
            List<Communication> slice = communications.subList(sent, Math.min(sent + pace.atOnce(), most));
            pace.await(slice.size());
            outbox.publish(messages(slice));
            dispatched.increment(slice.size());
            sent += slice.size();
        }
        return sent;
    }

    private static List<CrmMessage> messages(List<Communication> communications) {
        List<CrmMessage> messages = new ArrayList<>();
        for (int from = 0; from < communications.size(); from += CrmMessage.MAX_RECORDS) {
            int to = Math.min(from + CrmMessage.MAX_RECORDS, communications.size());
            messages.add(new CommunicationRequested(communications.subList(from, to)));
        }
        return messages;
    }
}
