package com.xenocrm.simulation.email;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.simulation.campaign.CampaignPromises;
import com.xenocrm.simulation.campaign.CampaignWorld;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** Mailboxes of the recipients, and what is promised of them. */
final class Mailboxes {

    private final CampaignWorld campaigns;
    private final World world;
    private final EmailMessages messages;
    private final MailRecipients recipients;
    private final Map<String, Communication> requested = new HashMap<>();
    private final Map<String, Set<Integer>> delivered = new HashMap<>();
    private final Set<String> resent = new HashSet<>();

    Mailboxes(CampaignWorld campaigns, EmailMessages messages, MailRecipients recipients) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
        this.messages = messages;
        this.recipients = recipients;
    }

    /** Notes that somebody has the doubts of a campaign sent again. */
    void resends(String campaign) {
        resent.add(campaign);
    }

    /** Notes e-mails that are requested. What is in doubt is not requested again by itself. */
    void requested(CommunicationRequested message) {
        for (Communication each : message.communications()) {
            requested.put(messages.messageId(each.attemptId()), each);
            if (!resent.contains(each.campaignId()) && isInDoubt(each)) {
                broken("a doubt is not sent again by itself", each + " follows an attempt in doubt");
            }
        }
    }

    private boolean isInDoubt(Communication communication) {
        return world.database()
                .all("communications")
                .anyMatch(entry -> communication.communicationId().equals(entry.get("_id"))
                        && "IN_DOUBT".equals(entry.get("status"))
                        && communication.attempt() > CampaignPromises.number(entry, "attempt"));
    }

    /** Delivers an e-mail. */
    void deliver(String messageId) {
        Communication communication = Objects.requireNonNull(requested.get(messageId));
        String id = communication.communicationId();
        Set<Integer> attempts = delivered.computeIfAbsent(id, _ -> new HashSet<>());
        world.history().add(() -> "delivered " + id + " attempt " + communication.attempt());
        boolean isThere = attempts.stream().anyMatch(attempt -> !recipients.isReturned(id + "#" + attempt));
        if (isThere && !resent.contains(communication.campaignId())) {
            broken("nobody twice", id + " has attempt " + attempts + " and gets " + communication.attempt());
        }
        if (!attempts.add(communication.attempt())) {
            broken("nobody gets an attempt twice", id + " gets attempt " + communication.attempt() + " again");
        }
        recipients.take(communication, messageId);
        campaigns
                .objections()
                .check(
                        new CommunicationRequested(List.of(communication)),
                        Objects.requireNonNull(world.effects().task()),
                        world::broken);
    }

    /** The log says what the mailboxes have, but for doubts. */
    void check() {
        world.database().all("communications").forEach(this::check);
    }

    private void check(Document entry) {
        String id = (String) entry.get("_id");
        Set<Integer> accepted = delivered.getOrDefault(id, Set.of());
        boolean has = accepted.stream().anyMatch(attempt -> !recipients.isReturned(id + "#" + attempt));
        boolean right = switch ((String) entry.get("status")) {
            case "SENT" -> !accepted.isEmpty();
            case "FAILED", "SUPPRESSED" -> !has || (isResent(entry) && isUnknown(entry));
            case "IN_DOUBT" -> isUnknown(entry);
            default -> false;
        };
        if (!right) {
            broken("the log is the mailboxes' truth", entry + " but delivered " + delivered.get(entry.get("_id")));
        }
    }

    /** A doubt that was sent again may fail, although the attempt in doubt was delivered. */
    private boolean isResent(Document entry) {
        return resent.contains((String) entry.get("campaign_id"));
    }

    /** Tells whether the sender knows of no attempt that was accepted. */
    private boolean isUnknown(Document entry) {
        return world.database()
                .all("email_attempts")
                .noneMatch(attempt -> ((String) attempt.get("_id")).startsWith(entry.get("_id") + "#")
                        && "ACCEPTED".equals(attempt.get("state")));
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
