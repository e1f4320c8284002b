package com.xenocrm.simulation.email;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.delivery.receipt.SimulatedReceipts;
import com.xenocrm.simulation.campaign.CampaignPromises;
import com.xenocrm.simulation.campaign.CampaignWorld;
import com.xenocrm.simulation.campaign.Shop;
import com.xenocrm.simulation.campaign.plan.Action;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** Promises of bounces and complaints: the log has them, and they suppress the address. */
final class ReportPromises {

    private static final Set<String> OBJECTIONS = Set.of("complained", "unsubscribed");

    private final CampaignWorld campaigns;
    private final World world;
    private final Map<String, List<Receipt>> receipts = new HashMap<>();
    private final Set<String> objected = new HashSet<>();
    private final Set<Object> complained = new HashSet<>();

    ReportPromises(CampaignWorld campaigns) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
    }

    /** Notes receipts that the broker stores. */
    void published(DeliveryReceiptReceived message) {
        message.receipts().stream()
                .filter(receipt -> receipt.status() != DeliveryStatus.SUPPRESSED)
                .forEach(receipt -> receipts.computeIfAbsent(receipt.communicationId(), _ -> new ArrayList<>())
                        .add(receipt));
    }

    void written(String collection) {
        switch (collection) {
            case "suppressions" -> checkObjections();
            case "communications" ->
                world.database()
                        .all("communications")
                        .filter(entry -> entry.containsKey("complained_at") && complained.add(entry.get("_id")))
                        .forEach(entry -> campaigns
                                .objections()
                                .answered(
                                        (String) entry.get("email"),
                                        world.effects().step(),
                                        world.effects().step()));
            default -> {}
        }
    }

    /** Nothing but a release lifts an objection. */
    private void checkObjections() {
        Set<String> now = world.database()
                .all("suppressions")
                .filter(each -> OBJECTIONS.contains((String) each.get("reason")))
                .map(each -> (String) each.get("_id"))
                .collect(Collectors.toSet());
        for (String id : objected) {
            if (!now.contains(id) && !mayBeReleased()) {
                broken("nothing lifts an objection", id + " was suppressed and is not");
            }
        }
        objected.clear();
        objected.addAll(now);
    }

    private boolean mayBeReleased() {
        return campaigns.plan().actions().stream().anyMatch(action -> action.kind() == Action.Kind.RELEASE);
    }

    private boolean mayBeReleased(String email) {
        return campaigns.plan().actions().stream()
                .anyMatch(action -> action.kind() == Action.Kind.RELEASE
                        && Shop.email(action.customer()).equals(email));
    }

    /** Checks what holds once everything is quiet. */
    void check() {
        Map<String, List<Document>> byAddress = new HashMap<>();
        world.database().all("communications").forEach(entry -> {
            checkEntry(entry);
            byAddress
                    .computeIfAbsent((String) entry.get("email"), _ -> new ArrayList<>())
                    .add(entry);
        });
        world.database().all("campaign_pages").forEach(this::checkTally);
        byAddress.forEach((email, entries) -> {
            if (email != null && !mayBeReleased(email)) {
                checkAddress(email, entries);
            }
        });
    }

    private void checkEntry(Document entry) {
        List<Receipt> all = receipts.getOrDefault((String) entry.get("_id"), List.of());
        int lastBounce = all.stream()
                .filter(receipt -> BounceType.of(receipt.reason()) == BounceType.HARD)
                .mapToInt(receipt -> receipt.attempt() == null ? 1 : receipt.attempt())
                .max()
                .orElse(0);
        boolean isFull = all.stream().anyMatch(receipt -> MailRecipients.FULL.equals(receipt.reason()));
        boolean isComplaint = all.stream().anyMatch(receipt -> BounceType.of(receipt.reason()) == BounceType.COMPLAINT);
        if (lastBounce != CampaignPromises.number(entry, "bounced_attempt")
                || isComplaint != entry.containsKey("complained_at")
                || (isFull && !entry.containsKey("soft_bounced_at"))) {
            broken("the log has what came back", texts(List.of(entry)) + " after " + all);
        }
    }

    private void checkTally(Document page) {
        List<Document> sent = world.database()
                .all("communications")
                .filter(entry -> entry.get("campaign_id").equals(page.get("campaign_id"))
                        && entry.get("page").equals(page.get("page"))
                        && entry.get("status").equals("SENT"))
                .toList();
        long bounced = sent.stream()
                .filter(entry -> isLast(entry, "bounced") || isLast(entry, "soft_bounced"))
                .count();
        long complaints = sent.stream()
                .filter(entry -> entry.containsKey("complained_at"))
                .count();
        if (bounced != CampaignPromises.number(page, "bounced")
                || complaints != CampaignPromises.number(page, "complained")) {
            broken(
                    "the tallies have what came back",
                    page.get("_id") + " counts " + page.get("bounced") + " and " + page.get("complained") + ", not "
                            + bounced + " and " + complaints);
        }
    }

    /** Tells whether a bounce came after the latest success. */
    private static boolean isLast(Document entry, String bounce) {
        if (!entry.containsKey(bounce + "_at")) {
            return false;
        }
        if (!entry.get("status").equals("SENT")) {
            return true;
        }
        String success = entry.containsKey("succeeded_at") ? "succeeded_" : "";
        int attempt = entry.containsKey(success + "attempt") ? CampaignPromises.number(entry, success + "attempt") : 1;
        Instant at = (Instant) entry.get(success.isEmpty() ? "settled_at" : "succeeded_at");
        int bounced = CampaignPromises.number(entry, bounce + "_attempt");
        return bounced > attempt || (bounced == attempt && ((Instant) entry.get(bounce + "_at")).isAfter(at));
    }

    private void checkAddress(String email, List<Document> entries) {
        String reason = world.database()
                .all("suppressions")
                .filter(each -> email.equals(each.get("_id")))
                .map(each -> (String) each.get("reason"))
                .findFirst()
                .orElse("none");
        List<Document> bounced = entries.stream()
                .filter(entry -> entry.containsKey("bounced_at"))
                .toList();
        long full = entries.stream()
                .filter(entry -> receipts.getOrDefault((String) entry.get("_id"), List.of()).stream()
                        .anyMatch(receipt -> MailRecipients.FULL.equals(receipt.reason())))
                .count();
        boolean isObjection = entries.stream().anyMatch(entry -> entry.containsKey("complained_at"));
        boolean isUnreachable = (!bounced.isEmpty() && bounced.stream().allMatch(entry -> isLast(entry, "bounced")))
                || (bounced.isEmpty() && full >= SimulatedReceipts.SOFT_BOUNCES);
        if (isObjection && !OBJECTIONS.contains(reason)) {
            broken("a complaint suppresses", email + " is suppressed as " + reason + " in spite of " + texts(entries));
        }
        if (isUnreachable && reason.equals("none")) {
            broken("bounces suppress", email + " is not suppressed in spite of " + texts(entries));
        }
        if (reason.equals("bounced")
                && full < SimulatedReceipts.SOFT_BOUNCES
                && bounced.stream().noneMatch(entry -> isLast(entry, "bounced"))) {
            broken("a success lifts a bounce", email + " is suppressed in spite of " + texts(entries));
        }
    }

    private static List<Document> texts(List<Document> entries) {
        return entries.stream()
                .map(entry -> {
                    Document shorter = entry.clone();
                    shorter.keySet().removeAll(Set.of("message", "html", "unsubscribe_url"));
                    return shorter;
                })
                .toList();
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
