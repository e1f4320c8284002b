package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;
import com.xenocrm.campaigndata.event.CommunicationEvents;

/** Settles retries that may not be sent any more, each while its attempt is the current one. */
@Component
class AbandonedRetries {

    private final RetryTransitions log;
    private final CampaignCompletion completion;
    private final CommunicationEvents events;
    private final Clock clock;

    AbandonedRetries(RetryTransitions log, CampaignCompletion completion, CommunicationEvents events, Clock clock) {
        this.log = log;
        this.completion = completion;
        this.events = events;
        this.clock = clock;
    }

    /** Settles these as failed, recounts their pages and completes their campaigns. */
    void giveUp(List<Pending> retries) {
        if (!retries.isEmpty()) {
            events.failed(
                    retries.stream()
                            .filter(Pending::failsIfGivenUp)
                            .map(Pending::retry)
                            .toList(),
                    null);
            completion.recount(log.giveUp(retries, clock.instant()));
        }
    }
}
