package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.kit.time.Ids;

/**
 * Messages that users send to themselves for a try. They go the way of all communications and have their entry in the
 * log, but belong to no campaign and to no customer, so that no tally and no limit knows of them.
 */
@Component
public class TestSends {

    private static final String NO_CAMPAIGN = "test-";
    private static final String NO_CUSTOMER = "user-";
    private static final int PAGE = 0;

    private final CommunicationLog communications;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    TestSends(CommunicationLog communications, Outbox outbox, Ids ids, Clock clock) {
        this.communications = communications;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Hands the message to the vendor; answers the communication's id when the broker has confirmed it. */
    public String send(String userId, String email, String message) {
        String campaign = NO_CAMPAIGN + ids.next();
        String recipient = NO_CUSTOMER + userId;
        Communication communication =
                new Communication(LogEntry.id(campaign, recipient), campaign, recipient, email, message);
        communications.open(List.of(new LogEntry(campaign, recipient, PAGE, communication, null, clock.instant())));
        outbox.publish(List.of(new CommunicationRequested(List.of(communication))));
        return communication.communicationId();
    }
}
