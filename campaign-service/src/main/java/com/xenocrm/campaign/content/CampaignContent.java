package com.xenocrm.campaign.content;

import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateKind;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.web.Refusal;

/**
 * Channel of a campaign, with the content that only this channel has.
 *
 * @param email null except on the channel email
 * @param template version of a template that this and the message were taken from; null if they were written by hand
 * @param tracking whether opens and clicks are recorded
 */
public record CampaignContent(
        Channel channel,
        @Nullable EmailSource email,
        @Nullable TemplateRef template,
        Tracking tracking) {

    /** The channel that no campaign needs to name. */
    public static final CampaignContent SIMULATED = new CampaignContent(Channel.SIMULATED, null, null, Tracking.NONE);

    /** Stored identifier of the template that a campaign was made from. */
    public static final String TEMPLATE_ID = "template_id";

    /** Stored channel. */
    public static final String CHANNEL = "channel";

    private static final String TEMPLATE_VERSION = "template_version";
    private static final String SUBJECT = "subject";
    private static final String PREHEADER = "preheader";
    private static final String HTML = "html";
    private static final String MJML = "mjml";

    /** Reads the content of a stored campaign or template. */
    public static CampaignContent in(Document stored) {
        String subject = stored.getString(SUBJECT);
        String template = stored.getString(TEMPLATE_ID);
        return new CampaignContent(
                Channel.of(stored.get(CHANNEL, Channel.SIMULATED.value())).orElseThrow(),
                subject == null
                        ? null
                        : new EmailSource(
                                subject, stored.getString(PREHEADER), stored.getString(HTML), stored.getString(MJML)),
                template == null ? null : new TemplateRef(template, stored.getInteger(TEMPLATE_VERSION)),
                Tracking.in(stored));
    }

    /** Returns the channel of this name; throws a 400 if there is none. */
    public static Channel channelOf(String name) {
        return Channel.of(name).orElseThrow(() -> Refusal.invalid(CHANNEL, "must be simulated, email or webhook"));
    }

    /** Returns the content as taken from a template; from none for null. */
    public CampaignContent from(@Nullable TemplateRef source) {
        return new CampaignContent(channel, email, source, tracking);
    }

    /** Returns the content with another tracking. */
    public CampaignContent tracked(Tracking wanted) {
        return new CampaignContent(channel, email, template, wanted);
    }

    /** Returns the addresses of an e-mail's links, by their number, as they are written; empty without clicks to record. */
    public List<String> trackedLinks(String message) {
        return email == null || !tracking.clicks() ? List.of() : TrackedHtml.links(email.htmlTemplate(message));
    }

    /** Refuses a message of an e-mail without HTML and MJML, which is Markdown, with a 400 if no HTML can be made of it. */
    void checkMessage(String message, String field) {
        if (email != null
                && email.isMarkdown()
                && !MessageTemplate.isValid(email.htmlTemplate(message), TemplateKind.HTML)) {
            throw Refusal.invalid(
                    field, "makes no valid HTML: a Liquid tag stands where Markdown leaves text out or moves it");
        }
    }

    /** Returns the stored fields; null for those that it lacks. */
    public Document fields() {
        Document fields = new Document(CHANNEL, channel.value())
                .append(SUBJECT, email == null ? null : email.subject())
                .append(PREHEADER, email == null ? null : email.preheader())
                .append(HTML, email == null ? null : email.html())
                .append(MJML, email == null ? null : email.mjml())
                .append(TEMPLATE_ID, template == null ? null : template.id())
                .append(TEMPLATE_VERSION, template == null ? null : template.version());
        fields.putAll(tracking.fields());
        return fields;
    }
}
