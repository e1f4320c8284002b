package com.xenocrm.bench.email;

import java.time.Duration;
import java.util.Map;

import com.xenocrm.bench.campaign.GeneratedCustomers;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

/** Launches campaigns of e-mails to all customers, and times them. */
final class EmailLoad {

    /** Content of each e-mail, beside the name. */
    static final String TEXT = ", thank you for your order. This week everything in the shop costs a tenth less."
            + " We have added forty new records, and look forward to your visit.";

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final CrmClient crm;
    private final SmtpSink sink;

    EmailLoad(MeasuredSystem system, SmtpSink sink) {
        this.crm = system.signIn();
        this.sink = sink;
    }

    /** Returns the e-mails a second of one campaign, from its launch until all count as sent. */
    long perSecond(int audience) {
        long before = sink.received();
        long start = System.nanoTime();
        String id = crm.createCampaign(Map.of(
                "name", "Benchmark",
                "channel", "email",
                "subject", "Hello {{ name }}",
                "message", "Hi {{ name }}" + TEXT,
                "rules", GeneratedCustomers.ALL));
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, () -> crm.campaign(id).isFinal())) {
            throw new CommandFailure("The campaign is not over after " + PATIENCE);
        }
        long end = System.nanoTime();
        CampaignView.Tally tally = crm.campaign(id).tally();
        if (tally.sent() != audience || sink.received() - before != audience) {
            throw new CommandFailure("The sink got %d e-mails for %d customers: %s"
                    .formatted(sink.received() - before, audience, tally));
        }
        return Math.round(audience * 1e9 / (end - start));
    }
}
