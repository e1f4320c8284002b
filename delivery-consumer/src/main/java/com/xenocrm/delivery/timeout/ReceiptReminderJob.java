package com.xenocrm.delivery.timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.campaigndata.communication.OverdueCommunications.Overdue;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/**
 * Recounts pages with overdue receipts and requests their pending communications again, under the current attempt,
 * because a loss of the broker's data loses communications, receipts and retries. A vendor that has the attempt does
 * not deliver it again, but repeats its receipt.
 */
@Component
class ReceiptReminderJob {

    private final OverduePages overdue;
    private final OverdueCommunications communications;
    private final CampaignCompletion completion;
    private final Requests requests;
    private final Clock clock;

    ReceiptReminderJob(
            OverduePages overdue,
            OverdueCommunications communications,
            CampaignCompletion completion,
            Requests requests,
            Clock clock) {
        this.overdue = overdue;
        this.communications = communications;
        this.completion = completion;
        this.requests = requests;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void remind() {
        Instant then = clock.instant().minus(requests.after());
        overdue.since(then).stream().filter(page -> overdue.claim(page, then)).forEach(page -> remind(page, then));
    }

    /** Releases the claim after a failure, so that the page is due again at once. */
    private void remind(PageId page, Instant then) {
        boolean requested = false;
        try {
            completion.recount(Set.of(page));
            request(page, then);
            requested = true;
        } finally {
            if (!requested) {
                overdue.release(page);
            }
        }
    }

    private void request(PageId page, Instant then) {
        List<Retry> due = communications.of(page, then).stream()
                .filter(each -> !waits(each, then))
                .map(Overdue::retry)
                .toList();
        if (!due.isEmpty()) {
            requests.publisher().publish(CrmMessage.split(due, RetryRequested::new));
        }
    }

    /** Returns whether a retry is still within its own delay. */
    private boolean waits(Overdue each, Instant then) {
        Instant requestedAt = each.requestedAt();
        return requestedAt != null
                && each.retry().attempt() > Communication.FIRST_ATTEMPT
                && requestedAt.plus(requests.delay().apply(each.retry())).isAfter(then);
    }

    /**
     * Publication and timing of requests.
     *
     * @param delay returns the delay of an attempt
     * @param after time after which a missing receipt is overdue
     */
    record Requests(MessagePublisher publisher, Function<Retry, Duration> delay, Duration after) {}
}
