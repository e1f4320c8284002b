package com.xenocrm.campaigndata.engagement;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EngagementReceived.Engagement;

/** One open or click in a log entry. */
record RecordedEngagement(@Nullable Integer link, Instant at, boolean machine, String source) {

    static Document document(Engagement engagement) {
        return new Document("link", engagement.link())
                .append("at", Date.from(engagement.at()))
                .append("machine", engagement.machine())
                .append("source", engagement.source());
    }

    static RecordedEngagement of(Document stored) {
        return new RecordedEngagement(
                stored.getInteger("link"),
                stored.getDate("at").toInstant(),
                stored.getBoolean("machine", false),
                stored.getString("source"));
    }

    boolean isClick() {
        return link != null;
    }
}
