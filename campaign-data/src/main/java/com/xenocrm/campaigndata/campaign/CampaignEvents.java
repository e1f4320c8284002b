package com.xenocrm.campaigndata.campaign;

import java.time.Instant;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.event.DueEvents;

import static com.mongodb.client.model.Updates.push;

/** Events of campaigns, as part of the update that changes the campaign. */
public final class CampaignEvents {

    private CampaignEvents() {}

    /** Returns the update by which a campaign owes an event; a campaign is launched once, everything else may recur. */
    public static Bson due(EventType type, String campaignId, Instant at, @Nullable String reason) {
        return push(DueEvents.FIELD, event(type, campaignId, at, reason));
    }

    static String event(EventType type, String campaignId, Instant at, @Nullable String reason) {
        EventData data = EventData.ofCampaign(campaignId, reason);
        return DueEvents.of(
                type == EventType.CAMPAIGN_LAUNCHED
                        ? Event.once(type, campaignId, at, data)
                        : Event.at(type, campaignId, at, data));
    }
}
