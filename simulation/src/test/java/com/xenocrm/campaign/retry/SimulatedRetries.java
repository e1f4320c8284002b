package com.xenocrm.campaign.retry;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.rate.SimulatedRates;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.simulation.replica.Surroundings;

/** The retries of one replica. */
public final class SimulatedRetries {

    private static final Actor MARKETER = new Actor("marketer", null);

    private SimulatedRetries() {}

    /** Returns the consumer of requests for retries. */
    public static Consumer<List<RetryRequested>> consumer(Surroundings with) {
        Campaigns campaigns = new Campaigns(with.mongo(), with.clock());
        Suppressions suppressions = with.suppressions();
        RetryTransitions log = new RetryTransitions(with.mongo());
        return new RetryConsumer(
                log,
                new RetryActivation(log, with.recount(), campaigns, with.clock()),
                new RetryDecisions(campaigns, suppressions, QuietHours.NONE, with.clock()),
                new RetrySending(
                        campaigns,
                        SimulatedRates.limiters(with.mongo(), with.clock(), with.sleeper()),
                        SimulatedRates.publisher(with.publisher(), suppressions, with.meters(), with.clock()),
                        with.publisher()),
                new AbandonedRetries(
                        log,
                        new CampaignCompletion(
                                with.mongo(),
                                new CampaignPages(with.mongo(), with.clock()),
                                with.recount(),
                                with.clock()),
                        new CommunicationEvents(with.mongo(), with.publisher(), with.clock()),
                        with.clock()),
                with.publisher());
    }

    /** Returns what requests a retry of everything of a campaign that failed. */
    public static Consumer<String> request(Surroundings with) {
        RetryRequests retries = retries(with);
        return campaign -> retries.retry(campaign, MARKETER);
    }

    /** Returns what requests another attempt at everything of a campaign that is in doubt. */
    public static Consumer<String> requestOfDoubts(Surroundings with) {
        RetryRequests retries = retries(with);
        return campaign -> retries.resend(campaign, MARKETER);
    }

    private static RetryRequests retries(Surroundings with) {
        return new RetryRequests(
                new Campaigns(with.mongo(), with.clock()),
                new CommunicationLog(with.mongo(), with.clock()),
                with.publisher(),
                new AuditLog(with.mongo(), with.clock(), with.ids()));
    }
}
