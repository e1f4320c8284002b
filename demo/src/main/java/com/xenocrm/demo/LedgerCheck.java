package com.xenocrm.demo;

import java.util.Locale;

import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.console.Table;

/** Comparison of a campaign with the ledger of vendor-simulator. */
final class LedgerCheck {

    private LedgerCheck() {}

    /**
     * Prints the vendor's figures; throws if a message was delivered twice or is missing.
     *
     * @param killed number of services that were killed
     */
    static void run(CrmClient crm, CampaignView campaign, int killed) {
        JsonNode ledger = ProgressMonitor.await(
                () -> crm.get("/api/vendor/ledger?campaign=" + campaign.id()).path("data"),
                read -> read.path("receipts_owed").asLong() == 0,
                ProgressMonitor.STALL_LIMIT);
        long twice = ledger.path("delivered_more_than_once").asLong();
        long delivered = ledger.path("delivered").asLong();
        long missing = campaign.tally().audienceSize()
                - campaign.tally().suppressed()
                - ledger.path("communications").asLong();
        System.out.println();
        new Table("ledger of the vendor", "")
                .row("services killed", number(killed))
                .row(
                        "attempts repeated after a crash",
                        number(ledger.path("repeated").asLong()))
                .row("delivered", number(delivered))
                .row("delivered twice", number(twice))
                .row("missing", number(missing))
                .print();
        if (twice > 0 || missing != 0 || delivered != campaign.tally().sent()) {
            throw new CommandFailure("Customers got the message twice or not at all, or the tally is wrong");
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
