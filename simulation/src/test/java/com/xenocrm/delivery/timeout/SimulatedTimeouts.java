package com.xenocrm.delivery.timeout;

import java.time.Duration;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.delivery.receipt.RetryPolicy;
import com.xenocrm.simulation.replica.Surroundings;

/** The jobs of one replica for receipts that do not come. */
public final class SimulatedTimeouts {

    private static final Duration TIMEOUT = Duration.ofMinutes(7);
    private static final Duration REMINDER = Duration.ofMinutes(3);

    private final ReceiptReminderJob reminders;
    private final ReceiptTimeoutJob timeouts;

    public SimulatedTimeouts(Surroundings with, RetryPolicy retries) {
        CampaignPages pages = new CampaignPages(with.mongo(), with.clock());
        OverduePages overdue = new OverduePages(with.mongo(), with.clock());
        OverdueCommunications communications = new OverdueCommunications(with.mongo());
        CampaignCompletion completion = new CampaignCompletion(with.mongo(), pages, with.recount(), with.clock());
        reminders = new ReceiptReminderJob(
                overdue,
                communications,
                completion,
                new ReceiptReminderJob.Requests(with.publisher(), retries::delay, REMINDER),
                with.clock());
        timeouts = new ReceiptTimeoutJob(
                overdue,
                communications,
                completion,
                new CommunicationEvents(with.mongo(), with.publisher(), with.clock()),
                new TimeoutSettings(TIMEOUT, REMINDER),
                with.meters(),
                with.clock());
    }

    /** Requests communications without a receipt once more. */
    public void remind() {
        reminders.remind();
    }

    /** Gives up communications without a receipt. */
    public void settle() {
        timeouts.settle();
    }
}
