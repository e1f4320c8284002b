package com.xenocrm.runner.client;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/** A campaign and how far it is. */
public record CampaignView(String id, String status, Tally tally, Map<String, Long> failureReasons) {

    public CampaignView {
        failureReasons = Collections.unmodifiableMap(new TreeMap<>(failureReasons));
    }

    static CampaignView of(JsonNode campaign) {
        Map<String, Long> reasons = new TreeMap<>();
        campaign.path("failureReasons")
                .properties()
                .forEach(
                        reason -> reasons.put(reason.getKey(), reason.getValue().asLong()));
        return new CampaignView(
                campaign.path("_id").asString(""),
                campaign.path("status").asString(""),
                Tally.of(campaign.path("deliveryStats")),
                reasons);
    }

    /** Nothing will change any more by itself. */
    public boolean isFinal() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    /** How many messages are where. */
    public record Tally(long sent, long failed, long pending, long suppressed, long audienceSize) {

        static Tally of(JsonNode stats) {
            return new Tally(
                    stats.path("sent").asLong(),
                    stats.path("failed").asLong(),
                    stats.path("pending").asLong(),
                    stats.path("suppressed").asLong(),
                    stats.path("audienceSize").asLong());
        }

        /** Every customer of the audience is in exactly one state. */
        public boolean addsUp() {
            return sent + failed + pending + suppressed == audienceSize;
        }
    }
}
