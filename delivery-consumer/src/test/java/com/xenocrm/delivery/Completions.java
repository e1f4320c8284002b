package com.xenocrm.delivery;

import java.time.Clock;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.kit.time.IdGenerator;

/** Builds the completion of campaigns for tests without an application context. */
public final class Completions {

    private Completions() {}

    /** Creates the completion on this database. */
    public static CampaignCompletion completion(MongoOperations mongo, Clock clock) {
        PageRecount recount = new PageRecount(mongo, new CommunicationLog(mongo, clock), IdGenerator.random());
        return new CampaignCompletion(mongo, new CampaignPages(mongo, clock), recount, clock);
    }
}
