package com.xenocrm.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;

/** Publisher that keeps messages in memory, and on demand fails like a process that crashes while publishing. */
public class RecordingPublisher implements MessagePublisher {

    private final List<CrmMessage> published = new CopyOnWriteArrayList<>();
    private final List<Delayed> delayed = new CopyOnWriteArrayList<>();
    private final Function<String, RuntimeException> outage;
    private boolean dieBefore;
    private boolean dieAfter;

    /** Creates a publisher that never fails. */
    public RecordingPublisher() {
        this(IllegalStateException::new);
    }

    /**
     * Creates a publisher.
     *
     * @param outage creates an exception from its message, of a type that the code under test treats as an outage
     */
    public RecordingPublisher(Function<String, RuntimeException> outage) {
        this.outage = outage;
    }

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        if (dieBefore) {
            dieBefore = false;
            throw outage.apply("died before publishing");
        }
        published.addAll(messages);
        if (dieAfter) {
            dieAfter = false;
            throw outage.apply("died after publishing");
        }
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        messages.forEach(message -> delayed.add(new Delayed(delay, message)));
    }

    /** Returns the delayed messages since the last call. */
    public List<Delayed> takeDelayed() {
        List<Delayed> taken = List.copyOf(delayed);
        delayed.clear();
        return taken;
    }

    /** Returns all messages of this type published so far. */
    public <M extends CrmMessage> List<M> published(Class<M> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void dieBeforeTheNext() {
        dieBefore = true;
    }

    public void dieAfterTheNext() {
        dieAfter = true;
    }

    /** Returns the page requests of this campaign since the last call. */
    public List<AudiencePageRequested> takePageRequests(String campaignId) {
        List<AudiencePageRequested> requests = published.stream()
                .filter(AudiencePageRequested.class::isInstance)
                .map(AudiencePageRequested.class::cast)
                .filter(request -> request.campaignId().equals(campaignId))
                .toList();
        published.removeAll(requests);
        return requests;
    }

    /** Returns the communications of this campaign published so far, by message. */
    public List<List<Communication>> communications(String campaignId) {
        return published.stream()
                .filter(CommunicationRequested.class::isInstance)
                .map(message -> ((CommunicationRequested) message).communications())
                .filter(communications -> communications.getFirst().campaignId().equals(campaignId))
                .toList();
    }

    /** Delayed message. */
    public record Delayed(Duration delay, CrmMessage message) {}
}
