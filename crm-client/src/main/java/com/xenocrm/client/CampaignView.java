package com.xenocrm.client;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/** Campaign with its status and tally. */
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

    /** Returns whether the campaign has reached a final status. */
    public boolean isFinal() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-10s sent %,d  failed %,d  pending %,d  suppressed %,d  in doubt %,d  of %,d",
                status,
                tally.sent,
                tally.failed,
                tally.pending,
                tally.suppressed,
                tally.inDoubt,
                tally.audienceSize);
    }

    /** Counts of a campaign's communications by status. */
    public record Tally(long sent, long failed, long pending, long suppressed, long inDoubt, long audienceSize) {

        static Tally of(JsonNode stats) {
            return new Tally(
                    stats.path("sent").asLong(),
                    stats.path("failed").asLong(),
                    stats.path("pending").asLong(),
                    stats.path("suppressed").asLong(),
                    stats.path("in_doubt").asLong(),
                    stats.path("audienceSize").asLong());
        }

        /** Returns whether each customer of the audience is counted once. */
        public boolean addsUp() {
            return sent + failed + pending + suppressed + inDoubt == audienceSize;
        }
    }
}
