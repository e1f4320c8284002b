package com.xenocrm.campaign.content;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.campaigndata.template.TemplateKind;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.text.UnicodeText;

/** A campaign's message on its channel. Parsed once, rendered for many customers, by one thread. */
public final class ChannelTemplate {

    private static final int MAX_SUBJECT = 255;

    private final CampaignContent content;
    private final MessageTemplate text;
    private final @Nullable MessageTemplate subject;
    private final @Nullable MessageTemplate html;

    private ChannelTemplate(
            CampaignContent content,
            MessageTemplate text,
            @Nullable MessageTemplate subject,
            @Nullable MessageTemplate html) {
        this.content = content;
        this.text = text;
        this.subject = subject;
        this.html = html;
    }

    /** Parses templates that were checked when they were saved. */
    public static ChannelTemplate of(String message, CampaignContent content) {
        EmailSource email = content.email();
        MessageTemplate text = MessageTemplate.saved(message);
        String page = email == null ? "" : email.htmlTemplate(message);
        return email == null
                ? new ChannelTemplate(content, text, null, null)
                : new ChannelTemplate(
                        content,
                        text,
                        MessageTemplate.saved(email.subject(), TemplateKind.SUBJECT),
                        MessageTemplate.saved(
                                content.tracking().clicks() ? TrackedHtml.marked(page) : page, TemplateKind.HTML));
    }

    /** Renders the message to a customer, with all that its channel needs. */
    public Rendered render(Customer customer, String unsubscribeUrl) {
        Rendered plain = text.render(customer, unsubscribeUrl);
        if (content.channel() == Channel.WEBHOOK && plain instanceof Rendered.Message words) {
            return new Rendered.Message(words.text(), ChannelContent.webhook(named(customer), customer.phone()));
        }
        if (subject == null || html == null || !(plain instanceof Rendered.Message words)) {
            return plain;
        }
        Rendered line = subject.render(customer, unsubscribeUrl);
        if (!(line instanceof Rendered.Message title)) {
            return line;
        }
        Rendered page = html.render(customer, unsubscribeUrl);
        if (!(page instanceof Rendered.Message markup)) {
            return page;
        }
        return new Rendered.Message(
                text.uses("unsubscribe_url") ? words.text() : words.text() + "\n\nUnsubscribe: " + unsubscribeUrl,
                ChannelContent.email(oneLine(title.text()), markup.text()));
    }

    private static @Nullable String named(Customer customer) {
        return customer.name().isBlank() ? null : customer.name();
    }

    private static String oneLine(String title) {
        return UnicodeText.cut(PlainText.oneLine(title), MAX_SUBJECT);
    }
}
