package com.xenocrm.simulation.campaign;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.campaign.plan.Action;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.vendor.Vendor.Attempt;
import com.xenocrm.simulation.world.World;

/** CampaignPromises between the log and the vendor's ledger once everything is quiet. */
public final class OutcomePromises {

    private final CampaignWorld campaigns;
    private final World world;

    public OutcomePromises(CampaignWorld campaigns) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
    }

    void check() {
        world.database().all("communications").forEach(this::checkOutcome);
    }

    private void checkOutcome(Document entry) {
        List<Attempt> attempts = campaigns.vendor().attempts((String) entry.get("_id"));
        boolean delivered = attempts.stream().anyMatch(Attempt::delivered);
        boolean reported = attempts.stream().anyMatch(attempt -> attempt.delivered() && attempt.reported());
        String status = (String) entry.get("status");
        boolean unknown = "no_receipt".equals(entry.get("reason"));
        boolean right = switch (status) {
            case "SENT" -> delivered;
            case "FAILED" -> !delivered || (unknown && !reported && mayBeGivenUp(entry));
            case "SUPPRESSED" -> !delivered || !reported;
            default -> false;
        };
        if (!right) {
            broken(
                    "the log is the vendor's truth",
                    entry.get("_id") + " is " + status + " " + entry.get("reason") + ", delivered " + delivered
                            + ", reported " + reported + " in " + attempts.size() + " attempts");
        }
        if (isCalm() && attempts.stream().anyMatch(attempt -> attempt.given() > 1)) {
            broken("nothing twice without a fault", entry.get("_id") + " was given more than once");
        }
    }

    /** Without a receipt, a communication is requested again unless nobody may send it any more. */
    private boolean mayBeGivenUp(Document entry) {
        boolean cancelled = world.database()
                .all("campaigns")
                .anyMatch(campaign -> campaign.get("_id").equals(entry.get("campaign_id"))
                        && campaign.get("status").equals("cancelled"));
        return cancelled
                || campaigns.plan().actions().stream().anyMatch(OutcomePromises::isObjection)
                || spamReported();
    }

    private static boolean isObjection(Action action) {
        return action.kind() == Action.Kind.SUPPRESS || action.kind() == Action.Kind.UNSUBSCRIBE;
    }

    private boolean spamReported() {
        return world.database().all("suppressions").findAny().isPresent();
    }

    /** Two requests to retry the same failures may both hand over the attempt that follows. */
    private boolean isCalm() {
        return campaigns.plan().isCalm()
                && campaigns.plan().actions().stream().noneMatch(action -> action.kind() == Action.Kind.RETRY_FAILED);
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
