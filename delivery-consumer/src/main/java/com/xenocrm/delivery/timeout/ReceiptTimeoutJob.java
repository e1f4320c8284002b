package com.xenocrm.delivery.timeout;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.campaigndata.communication.OverdueCommunications.Overdue;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.contracts.message.EventType;

/**
 * Settles communications without a receipt as FAILED with reason {@code no_receipt}; a late SENT still corrects this.
 * Applies only to campaigns without a sending, pause or resumption in this period. Runs on every replica; repeats
 * change nothing.
 */
@Component
public class ReceiptTimeoutJob {

    private final OverduePages pages;
    private final OverdueCommunications communications;
    private final CampaignCompletion completion;
    private final CommunicationEvents events;
    private final TimeoutSettings settings;
    private final Clock clock;
    private final Counter timedOut;

    public ReceiptTimeoutJob(
            OverduePages pages,
            OverdueCommunications communications,
            CampaignCompletion completion,
            CommunicationEvents events,
            TimeoutSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.pages = pages;
        this.communications = communications;
        this.completion = completion;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        this.timedOut = Counter.builder("crm.receipts.missing")
                .description("Communications that failed because no receipt arrived")
                .register(meters);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void settle() {
        Instant now = clock.instant();
        Instant then = now.minus(settings.receiptTimeout());
        pages.since(then).forEach(page -> {
            announce(page, then);
            long failed = communications.fail(page, then, now);
            if (failed > 0) {
                timedOut.increment((double) failed);
                completion.recount(Set.of(page));
            }
        });
    }

    /** Publishes the failures before they are stored, because nothing would find them after a crash. */
    private void announce(PageId page, Instant then) {
        if (events.include(EventType.COMMUNICATION_FAILED)) {
            events.failed(
                    communications.of(page, then).stream().map(Overdue::retry).toList(), "no_receipt");
        }
    }
}
