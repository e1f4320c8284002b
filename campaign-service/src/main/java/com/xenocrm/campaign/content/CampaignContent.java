package com.xenocrm.campaign.content;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateKind;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.web.Refusal;

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

    /** Refuses a message of an e-mail without HTML and MJML, which is Markdown, with a 400 if no HTML can be made of it. */
    public void checkMessage(String message, String field) {
        if (email != null
                && email.isMarkdown()
                && !MessageTemplate.isValid(email.htmlTemplate(message), TemplateKind.HTML)) {
            throw Refusal.invalid(
                    field, "makes no valid HTML: a Liquid tag stands where Markdown leaves text out or moves it");
        }
    }

    /** Returns the fields of a stored campaign; null for those that it lacks. */
    public Document fields() {
        return new Document(CHANNEL, channel.value())
                .append(SUBJECT, email == null ? null : email.subject())
                .append(HTML, email == null ? null : email.html())
                .append(MJML, email == null ? null : email.mjml());
    }
}
