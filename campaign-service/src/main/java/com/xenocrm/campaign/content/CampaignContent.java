package com.xenocrm.campaign.content;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;

/**
 * Channel of a campaign, with what only that channel needs.
 *
 * @param email null except on the channel email
 */
public record CampaignContent(Channel channel, @Nullable EmailSource email) {

    /** The channel that no campaign needs to name. */
    public static final CampaignContent SIMULATED = new CampaignContent(Channel.SIMULATED, null);

    private static final String CHANNEL = "channel";
    private static final String SUBJECT = "subject";
    private static final String HTML = "html";
    private static final String MJML = "mjml";

    /** Reads the content of a stored campaign. */
    public static CampaignContent in(Document campaign) {
        String subject = campaign.getString(SUBJECT);
        return new CampaignContent(
                Channel.of(campaign.get(CHANNEL, Channel.SIMULATED.value())).orElseThrow(),
                subject == null ? null : new EmailSource(subject, campaign.getString(HTML), campaign.getString(MJML)));
    }

    /** Returns the fields of a stored campaign; null for those that it lacks. */
    public Document fields() {
        return new Document(CHANNEL, channel.value())
                .append(SUBJECT, email == null ? null : email.subject())
                .append(HTML, email == null ? null : email.html())
                .append(MJML, email == null ? null : email.mjml());
    }
}
