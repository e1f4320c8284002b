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

/** Publisher that keeps messages in memory, and fails on demand as a process does that dies while it publishes. */
public class RecordingPublisher implements MessagePublisher {

    private final List<CrmMessage> published = new CopyOnWriteArrayList<>();
    private final List<Delayed> delayed = new CopyOnWriteArrayList<>();
    private final Function<String, RuntimeException> outage;
    private boolean dieBefore;
    private boolean dieAfter;

    /** Publisher that never fails. */
    public RecordingPublisher() {
        this(IllegalStateException::new);
    }

    /** @param outage makes the exception, of a type that the code under test takes for an outage, from its message */
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

    /** What is to come later, since the last call. */
    public List<Delayed> takeDelayed() {
        List<Delayed> taken = List.copyOf(delayed);
        delayed.clear();
        return taken;
    }

    /** The messages of this type that were published so far. */
    public <M extends CrmMessage> List<M> published(Class<M> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void dieBeforeTheNext() {
        dieBefore = true;
    }

    public void dieAfterTheNext() {
        dieAfter = true;
    }

    /** The requests for pages of this campaign since the last call. */
    public List<AudiencePageRequested> takePageRequests(String campaignId) {
        List<AudiencePageRequested> requests = published.stream()
                .filter(AudiencePageRequested.class::isInstance)
                .map(AudiencePageRequested.class::cast)
                .filter(request -> request.campaignId().equals(campaignId))
                .toList();
        published.removeAll(requests);
        return requests;
    }

    /** Every message with communications of this campaign so far. */
    public List<List<Communication>> communications(String campaignId) {
        return published.stream()
                .filter(CommunicationRequested.class::isInstance)
                .map(message -> ((CommunicationRequested) message).communications())
                .filter(communications -> communications.getFirst().campaignId().equals(campaignId))
                .toList();
    }

    /** A message for later. */
    public record Delayed(Duration delay, CrmMessage message) {}
}
