package com.xenocrm.simulation.campaign;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** CampaignPromises that hold once everything is quiet: the log, the tallies and the vendor's ledger agree. */
public final class FinalCampaignPromises {

    private static final Set<String> ENDED = Set.of("completed", "cancelled");

    private final CampaignWorld campaigns;
    private final World world;
    private final CampaignPromises promises;

    public FinalCampaignPromises(CampaignWorld campaigns, CampaignPromises promises) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
        this.promises = promises;
    }

    /** True when nothing is left to do. */
    public boolean isQuiet() {
        return isAtRest()
                && world.database().all("unmatched_receipts").findAny().isEmpty();
    }

    /** True when nothing is left to do but to wait for the communications of receipts. */
    public boolean isAtRest() {
        return world.tasks().alive() == 0
                && world.broker().isEmpty()
                && campaigns.vendor().owed() == 0
                && world.database().all("campaigns").allMatch(FinalCampaignPromises::hasEnded)
                && world.database()
                        .all("campaign_pages")
                        .allMatch(page -> CampaignPromises.number(page, "pending") == 0);
    }

    private static boolean hasEnded(Document campaign) {
        return ENDED.contains((String) campaign.get("status"))
                && (Boolean.TRUE.equals(campaign.get("audience_complete")) || campaign.get("launched_at") == null);
    }

    /** Returns what is left to do, for a history that does not end. */
    public String unfinished() {
        return "campaigns "
                + world.database()
                        .all("campaigns")
                        .map(FinalCampaignPromises::status)
                        .toList()
                + ", pages "
                + world.database()
                        .all("campaign_pages")
                        .map(FinalCampaignPromises::figures)
                        .toList()
                + ", tasks " + world.tasks().alive()
                + ", broker empty " + world.broker().isEmpty()
                + ", receipts owed " + campaigns.vendor().owed()
                + ", unmatched " + world.database().all("unmatched_receipts").count();
    }

    void check() {
        checkFigures();
        checkAudiences();
        new OutcomePromises(campaigns).check();
        for (String id : campaigns.vendor().communications()) {
            if (world.database().all("communications").noneMatch(entry -> id.equals(entry.get("_id")))) {
                broken("nothing without an entry", id);
            }
        }
        checkCap();
    }

    /** Checks that tallies are the log's, and that everybody on a page has an entry. */
    public void checkFigures() {
        world.database().all("campaign_pages").forEach(this::checkTally);
        world.database().all("campaigns").forEach(this::checkEntries);
    }

    /** Checks that everybody who matched at the launch, and nobody else, is in the audiences. */
    public void checkAudiences() {
        world.database().all("campaigns").forEach(this::checkAudience);
    }

    private void checkTally(Document page) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        promises.entriesOf(page.get("campaign_id")).stream()
                .filter(entry -> entry.get("page").equals(page.get("page")))
                .forEach(entry -> {
                    counts.merge((String) entry.get("status"), 1, Integer::sum);
                    if (entry.get("status").equals("FAILED")) {
                        reasons.merge((String) entry.get("reason"), 1, Integer::sum);
                    }
                });
        boolean same = counts.getOrDefault("SENT", 0) == CampaignPromises.number(page, "sent")
                && counts.getOrDefault("FAILED", 0) == CampaignPromises.number(page, "failed")
                && counts.getOrDefault("SUPPRESSED", 0) == CampaignPromises.number(page, "suppressed")
                && counts.getOrDefault("IN_DOUBT", 0) == CampaignPromises.number(page, "in_doubt")
                && reasons.equals(page.get("failure_reasons"));
        if (!same) {
            broken("the tallies are the log's", figures(page) + " but the log has " + counts + " " + reasons);
        }
    }

    private void checkEntries(Document campaign) {
        Set<Object> audience = audience(campaign);
        Set<Object> written = new HashSet<>();
        promises.entriesOf(campaign.get("_id")).forEach(entry -> written.add(entry.get("customer_id")));
        if (!audience.equals(written)) {
            broken(
                    "nobody forgotten",
                    campaign.get("_id") + " has pages for " + audience + " and entries for " + written);
        }
    }

    private Set<Object> audience(Document campaign) {
        Set<Object> audience = new HashSet<>();
        world.database()
                .all("campaign_pages")
                .filter(page -> page.get("campaign_id").equals(campaign.get("_id")))
                .forEach(page -> ((Iterable<?>) page.get("customers")).forEach(audience::add));
        return audience;
    }

    /** Everybody who matched all the time is in the audience. */
    private void checkAudience(Document campaign) {
        if (campaign.get("launched_at") == null) {
            return;
        }
        Set<Object> audience = audience(campaign);
        for (int number = 0; number < campaigns.plan().customers(); number++) {
            if (campaigns.shop().isUnchanged(number) && !audience.contains(Shop.id(number))) {
                broken("nobody forgotten", campaign.get("_id") + " has no page with " + Shop.id(number));
            }
        }
        Instant launched = (Instant) campaign.get("launched_at");
        world.database()
                .all("customers")
                .filter(customer -> audience.contains(customer.get("_id"))
                        && ((Instant) customer.get("created_at")).isAfter(launched))
                .forEach(customer -> broken(
                        "the audience is that of the launch",
                        campaign.get("_id") + " has " + customer.get("_id") + ", who came later"));
    }

    private void checkCap() {
        if (campaigns.plan().cap().isBlank()) {
            return;
        }
        Map<String, String> sent = new HashMap<>();
        for (String id : campaigns.vendor().communications()) {
            String customer = id.substring(id.indexOf(':') + 1);
            String other = sent.put(customer, id);
            if (other != null) {
                broken("the frequency cap", customer + " got " + other + " and " + id);
            }
        }
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }

    private static String status(Document campaign) {
        return campaign.get("_id") + " " + campaign.get("status") + " audience complete "
                + campaign.get("audience_complete");
    }

    private static String figures(Document page) {
        return page.get("_id") + " sent " + page.get("sent") + " failed " + page.get("failed") + " suppressed "
                + page.get("suppressed") + " pending " + page.get("pending") + " of " + page.get("audience") + " "
                + page.get("failure_reasons");
    }
}
