package com.xenocrm.campaign.content;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.web.Refusal;

/** Recording of opens and clicks of a campaign's e-mails. */
public record Tracking(boolean opens, boolean clicks) {

    public static final Tracking NONE = new Tracking(false, false);

    private static final String TRACK_OPENS = "track_opens";
    private static final String TRACK_CLICKS = "track_clicks";

    static Tracking in(Document campaign) {
        return new Tracking(campaign.getBoolean(TRACK_OPENS, false), campaign.getBoolean(TRACK_CLICKS, false));
    }

    /**
     * Returns the tracking after a request, in which null leaves a value unchanged; only of e-mails.
     *
     * @param channel channel of the campaign after the request
     */
    public Tracking with(@Nullable Boolean trackOpens, @Nullable Boolean trackClicks, Channel channel) {
        if (channel != Channel.EMAIL) {
            refuse(TRACK_OPENS, trackOpens);
            refuse(TRACK_CLICKS, trackClicks);
            return NONE;
        }
        return new Tracking(trackOpens == null ? opens : trackOpens, trackClicks == null ? clicks : trackClicks);
    }

    private static void refuse(String field, @Nullable Boolean wanted) {
        if (Boolean.TRUE.equals(wanted)) {
            throw Refusal.invalid(field, "is only for the channel email");
        }
    }

    Document fields() {
        return new Document(TRACK_OPENS, opens).append(TRACK_CLICKS, clicks);
    }
}
