package com.xenocrm.campaign;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.kit.web.Outage;

/** A broker that remembers what it was given, and that can die before or after taking it. */
public class RecordingOutbox implements Outbox {

    private final List<CrmMessage> published = new CopyOnWriteArrayList<>();
    private final List<Delayed> delayed = new CopyOnWriteArrayList<>();
    private boolean dieBefore;
    private boolean dieAfter;

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        if (dieBefore) {
            dieBefore = false;
            throw new Died("died before publishing");
        }
        published.addAll(messages);
        if (dieAfter) {
            dieAfter = false;
            throw new Died("died after publishing");
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

    /** Takes the process with it, as far as anybody can tell: nothing that follows is done. */
    private static final class Died extends RuntimeException implements Outage {
        Died(String message) {
            super(message);
        }
    }
}
