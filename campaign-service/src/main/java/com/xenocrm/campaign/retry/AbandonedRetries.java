package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;

/** Settles retries that may not be sent any more, each while its attempt is the current one. */
@Component
class AbandonedRetries {

    private final RetryTransitions log;
    private final CampaignCompletion completion;
    private final Clock clock;

    AbandonedRetries(RetryTransitions log, CampaignCompletion completion, Clock clock) {
        this.log = log;
        this.completion = completion;
        this.clock = clock;
    }

    /** Settles these as failed, recounts their pages and completes their campaigns. */
    void giveUp(List<Pending> retries) {
        if (!retries.isEmpty()) {
            completion.recount(log.giveUp(retries, clock.instant()));
        }
    }
}
