package com.xenocrm.simulation.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** CampaignPromises that hold after every write. */
public final class CampaignPromises {

    private static final Set<String> STATUSES = Set.of("PENDING", "SENT", "FAILED", "SUPPRESSED", "IN_DOUBT");

    private final World world;
    private final Map<Object, Document> entries = new HashMap<>();
    private final Map<Object, Object> frozen = new HashMap<>();
    private final Map<Object, String> statuses = new HashMap<>();

    public CampaignPromises(CampaignWorld campaigns) {
        this.world = campaigns.world();
    }

    /** Checks what a write to a collection may have broken. */
    public void written(String collection) {
        switch (collection) {
            case "communications" -> checkEntries();
            case "campaign_pages" -> checkPages();
            case "campaigns" -> checkCampaigns();
            default -> {}
        }
    }

    private void checkEntries() {
        Set<Object> ids = new HashSet<>();
        world.database().all("communications").forEach(entry -> {
            ids.add(entry.get("_id"));
            Document before = entries.get(entry.get("_id"));
            if (before == null
                    || !before.get("status").equals(entry.get("status"))
                    || !Objects.equals(before.get("reason"), entry.get("reason"))
                    || attempt(before) != attempt(entry)) {
                check(before, entry);
                Document copy = new Document("status", entry.get("status"))
                        .append("attempt", attempt(entry))
                        .append("reason", entry.get("reason"))
                        .append("page", entry.get("page"));
                entries.put(entry.get("_id"), copy);
            }
        });
        entries.keySet().stream().filter(id -> !ids.contains(id)).toList().forEach(gone -> checkGone(gone, ids));
    }

    /** An entry may only be gone when an erasure has put another identifier in place of the customer's. */
    private void checkGone(Object id, Set<Object> ids) {
        String campaign = campaignOf(id);
        long renamed = ids.stream()
                .filter(each -> isAnonymous(each) && campaignOf(each).equals(campaign))
                .count();
        long gone = entries.keySet().stream()
                .filter(each -> !ids.contains(each) && campaignOf(each).equals(campaign))
                .count();
        if (gone > renamed) {
            broken("the log keeps its entries", id + " is gone");
        }
    }

    private static String campaignOf(Object id) {
        return ((String) id).substring(0, ((String) id).indexOf(':'));
    }

    private static boolean isAnonymous(Object id) {
        return ((String) id).contains(Erasure.ANONYMOUS);
    }

    private void check(Document before, Document entry) {
        Object status = entry.get("status");
        String id = String.valueOf(entry.get("_id"));
        world.history().add(() -> "log " + id + ": " + (before == null ? "" : text(before) + " -> ") + text(entry));
        if (!(status instanceof String word) || !STATUSES.contains(word)) {
            broken("the log's transitions", id + " has the status " + status);
        } else if (before == null) {
            if (!word.equals("PENDING") && !word.equals("SUPPRESSED") && !isAnonymous(id)) {
                broken("the log's transitions", id + " begins as " + word);
            }
        } else if (!mayFollow(before, word) || (attempt(entry) < attempt(before) && !word.equals("SENT"))) {
            broken("the log's transitions", id + " went from " + text(before) + " to " + text(entry));
        }
    }

    /** A failure without a receipt is corrected by any outcome that a late receipt tells. */
    private static boolean mayFollow(Document entry, String after) {
        String before = (String) entry.get("status");
        return before.equals(after)
                || switch (before) {
                    case "PENDING" -> true;
                    case "FAILED" ->
                        after.equals("SENT") || after.equals("PENDING") || "no_receipt".equals(entry.get("reason"));
                    case "IN_DOUBT" -> after.equals("SENT") || after.equals("FAILED") || after.equals("PENDING");
                    case "SUPPRESSED" -> after.equals("SENT");
                    default -> false;
                };
    }

    private void checkPages() {
        Map<Object, Set<Object>> onPages = new HashMap<>();
        world.database().all("campaign_pages").forEach(page -> {
            int sum = number(page, "sent")
                    + number(page, "failed")
                    + number(page, "pending")
                    + number(page, "suppressed")
                    + number(page, "in_doubt");
            if (sum != number(page, "audience") || number(page, "pending") < 0) {
                broken("the figures add up", "page " + page);
            }
            Object customers = page.get("customers");
            Object before = frozen.putIfAbsent(page.get("_id"), copy(customers));
            if (before != null && !isSame((List<?>) before, (Iterable<?>) customers)) {
                broken("a page is frozen", page.get("_id") + " had " + before + " and has " + customers);
            }
            Set<Object> seen = onPages.computeIfAbsent(page.get("campaign_id"), _ -> new HashSet<>());
            for (Object customer : (Iterable<?>) customers) {
                if (!seen.add(customer)) {
                    broken("a customer is on one page", customer + " is on two pages of " + page.get("campaign_id"));
                }
            }
        });
    }

    /** Tells whether the customers are the same, but for identifiers of erased persons. */
    private static boolean isSame(List<?> before, Iterable<?> after) {
        Iterator<?> now = after.iterator();
        for (Object customer : before) {
            Object same = now.hasNext() ? now.next() : "";
            if (!same.equals(customer) && !isAnonymous(same)) {
                return false;
            }
        }
        return !now.hasNext();
    }

    private void checkCampaigns() {
        world.database().all("campaigns").forEach(campaign -> {
            String status = (String) campaign.get("status");
            String before = statuses.put(campaign.get("_id"), status);
            if (status.equals(before)) {
                return;
            }
            world.history().add(() -> campaign.get("_id") + " is " + status);
            if (before != null && (before.equals("cancelled") || before.equals("failed"))) {
                broken("an end is an end", campaign.get("_id") + " went from " + before + " to " + status);
            }
            if (status.equals("failed")) {
                broken("no campaign fails", campaign.get("_id") + ": " + campaign.get("failure_reason"));
            }
            if (status.equals("completed")) {
                checkCompleted(campaign.get("_id"));
            }
        });
    }

    /** A campaign completes when everybody is settled, but for those whom a retry has made pending since. */
    private void checkCompleted(Object campaign) {
        if (world.database().all("erasures").anyMatch(erasure -> !erasure.containsKey("completed_at"))) {
            return; // entries are being renamed
        }
        int audience = world.database()
                .all("campaign_pages")
                .filter(page -> page.get("campaign_id").equals(campaign))
                .mapToInt(page -> number(page, "audience"))
                .sum();
        List<Document> log = entriesOf(campaign);
        long unsettled = log.stream()
                .filter(entry -> entry.get("status").equals("PENDING") && entry.get("requested_at") == null)
                .count();
        if (log.size() != audience || unsettled > 0) {
            broken(
                    "a completed campaign is settled",
                    campaign + " of " + audience + " has " + log.size() + " entries, " + unsettled + " unsettled");
        }
    }

    List<Document> entriesOf(Object campaign) {
        return world.database()
                .all("communications")
                .filter(entry -> entry.get("campaign_id").equals(campaign))
                .toList();
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }

    private static Object copy(Object customers) {
        List<Object> copy = new ArrayList<>();
        ((Iterable<?>) customers).forEach(copy::add);
        return copy;
    }

    static int attempt(Document entry) {
        return entry.get("attempt") instanceof Number number ? number.intValue() : 1;
    }

    /** Returns a number of a document; zero for none. */
    public static int number(Document document, String key) {
        return document.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static String text(Document entry) {
        return entry.get("status") + "#" + attempt(entry);
    }
}
