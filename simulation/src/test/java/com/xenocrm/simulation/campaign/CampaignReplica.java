package com.xenocrm.simulation.campaign;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaign.retry.SimulatedRetries;
import com.xenocrm.campaign.unsubscribe.SimulatedUnsubscriptions;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.simulation.replica.Surroundings;

/** Actions of users at one replica of campaign-service. */
public final class CampaignReplica {

    private final SimulatedCampaigns campaigns;
    private final Consumer<String> retries;
    private final Consumer<String> doubts;
    private final Predicate<String> unsubscriptions;
    private final Suppressions suppressions;

    public CampaignReplica(Surroundings with) {
        campaigns = new SimulatedCampaigns(with);
        retries = SimulatedRetries.request(with);
        doubts = SimulatedRetries.requestOfDoubts(with);
        suppressions = with.suppressions();
        unsubscriptions = SimulatedUnsubscriptions.of(
                new CommunicationLog(with.mongo(), with.clock()), new CustomerIdentities(with.mongo()), suppressions);
    }

    public SimulatedCampaigns campaigns() {
        return campaigns;
    }

    public void take(String campaign, CampaignStatus to) {
        campaigns.take(campaign, to);
    }

    public void retryFailed(String campaign) {
        retries.accept(campaign);
    }

    public void resendDoubts(String campaign) {
        doubts.accept(campaign);
    }

    /** Unsubscribes the recipient; false when there is no such communication. */
    public boolean unsubscribe(String communicationId) {
        return unsubscriptions.test(communicationId);
    }

    /** Suppresses an address for good. */
    public void suppress(String email, Instant now) {
        suppressions.add(List.of(new Suppression(email, "asked by phone", null, null, now)));
    }

    /** Removes the suppression of an address. */
    public void release(String email) {
        suppressions.remove(email);
    }
}
