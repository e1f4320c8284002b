package com.xenocrm.campaigndata.event;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Publishes events of communications if somebody subscribes to them. */
public final class CommunicationEvents {

    private final SubscribedEvents subscribed;
    private final MessagePublisher publisher;
    private final Clock clock;

    public CommunicationEvents(MongoOperations mongo, MessagePublisher publisher, Clock clock) {
        this.subscribed = new SubscribedEvents(mongo, clock);
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Returns whether somebody subscribes to one of these types. */
    public boolean include(EventType... types) {
        return List.of(types).stream().anyMatch(subscribed::include);
    }

    /**
     * Publishes that attempts have failed; to be called before the log says so if nothing would find them afterwards.
     *
     * @param reason null if it is not the same for all
     */
    public void failed(Collection<Retry> attempts, @Nullable String reason) {
        publish(attempts.stream()
                .map(each -> Event.once(
                        EventType.COMMUNICATION_FAILED,
                        each.communicationId() + "#" + each.attempt(),
                        clock.instant(),
                        EventData.ofCommunication(each.communicationId(), each.attempt(), reason)))
                .toList());
    }

    /** Publishes those of these events that somebody subscribes to. */
    public void publish(Collection<Event> events) {
        List<Event> wanted = events.stream()
                .filter(event -> subscribed.include(event.type()))
                .toList();
        if (!wanted.isEmpty()) {
            publisher.publish(CrmMessage.split(wanted, EventOccurred::new));
        }
    }
}
