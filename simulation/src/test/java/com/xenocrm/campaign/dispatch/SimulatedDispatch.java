package com.xenocrm.campaign.dispatch;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.dispatch.PageFreezer.PageSize;
import com.xenocrm.campaign.frequency.Admission;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.lifecycle.Checkpoint;
import com.xenocrm.campaign.lifecycle.WaitingCampaigns;
import com.xenocrm.campaign.rate.RateLimitedPublisher;
import com.xenocrm.campaign.rate.SendRateLimiters;
import com.xenocrm.campaign.rate.SimulatedRates;
import com.xenocrm.campaign.unsubscribe.SimulatedUnsubscriptions;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.simulation.replica.Surroundings;

/** The dispatcher of one replica. */
public final class SimulatedDispatch {

    private SimulatedDispatch() {}

    /** Returns the consumer of requests for pages. */
    public static Consumer<List<AudiencePageRequested>> consumer(
            Surroundings with, SenderQueues vendor, int pageSize, Admission admission) {
        Campaigns campaigns = new Campaigns(with.mongo(), with.clock());
        CampaignPages pages = new CampaignPages(with.mongo(), with.clock());
        CommunicationLog log = new CommunicationLog(with.mongo(), with.clock());
        Suppressions suppressions = with.suppressions();
        PageRecount recount = with.recount();
        DispatchGate gate = new DispatchGate(QuietHours.NONE, vendor, campaigns, with.publisher(), with.clock());
        PageLease lease = new PageLease(
                new PageFreezer(new Audiences(with.mongo()), pages, new PageSize(pageSize), with.clock()),
                pages,
                with.publisher());
        CommunicationFactory communications = new CommunicationFactory(
                log,
                suppressions,
                SimulatedUnsubscriptions.LINKS,
                SimulatedUnsubscriptions.TRACKING,
                admission,
                recount);
        SendRateLimiters limiters = SimulatedRates.limiters(with.mongo(), with.clock(), with.sleeper());
        RateLimitedPublisher limited =
                SimulatedRates.publisher(with.publisher(), suppressions, with.meters(), with.clock());
        Dispatcher dispatcher = new Dispatcher(
                gate,
                lease,
                communications,
                new RemainderSuppression(pages, log, recount),
                new PageSender(pages, log, recount, limiters, limited, with.publisher()),
                completion(with, pages));
        return new PageConsumer(dispatcher, new PageRetryPolicy(campaigns, with.publisher()));
    }

    /** Returns the job that finds stalled campaigns. */
    public static Runnable sweep(Surroundings with, WaitingCampaigns waiting) {
        CampaignPages pages = new CampaignPages(with.mongo(), with.clock());
        return new StalledCampaignSweep(
                waiting, new Checkpoint(pages, with.publisher()), completion(with, pages), with.clock())::sweep;
    }

    private static CampaignCompletion completion(Surroundings with, CampaignPages pages) {
        return new CampaignCompletion(with.mongo(), pages, with.recount(), with.clock());
    }
}
