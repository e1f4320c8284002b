package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.kit.settings.CountPerPeriod;
import com.xenocrm.simulation.replica.Surroundings;

/** Receipt handling of one replica. */
public final class SimulatedReceipts {

    /** Number of soft bounces that suppress an address. */
    public static final int SOFT_BOUNCES = 2;

    private static final int MAX_ATTEMPTS = 3;
    private static final CountPerPeriod SOFT_BOUNCE_LIMIT = new CountPerPeriod(SOFT_BOUNCES, Duration.ofDays(30));
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final RetryPolicy retries;
    private final Consumer<List<DeliveryReceiptReceived>> consumer;
    private final UnmatchedReceiptJob unmatched;

    public SimulatedReceipts(Surroundings with) {
        retries = new RetryPolicy(new RetrySettings(MAX_ATTEMPTS, RETRY_DELAY), with.publisher());
        ReceiptTransitions log = new ReceiptTransitions(with.mongo(), retries::follow, with.clock());
        UnmatchedReceipts kept = new UnmatchedReceipts(with.mongo(), with.clock());
        consumer = new ReceiptConsumer(
                log,
                new AddressSuppression(
                        log,
                        new BounceLog(with.mongo()),
                        new Suppressions(with.mongo(), with.clock()),
                        SOFT_BOUNCE_LIMIT),
                new CustomerEngagement(with.mongo()),
                retries,
                new CampaignCompletion(
                        with.mongo(), new CampaignPages(with.mongo(), with.clock()), with.recount(), with.clock()),
                kept::keep,
                new ReceiptMetrics(with.meters()));
        unmatched = new UnmatchedReceiptJob(kept, log, consumer);
    }

    public RetryPolicy retries() {
        return retries;
    }

    public Consumer<List<DeliveryReceiptReceived>> consumer() {
        return consumer;
    }

    /** Looks for the communications of receipts that came first. */
    public void matchUnmatched() {
        unmatched.match();
    }
}
