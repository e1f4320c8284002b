package com.xenocrm.campaign.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.web.Refusal;

/**
 * Message and channel of a campaign or template, as a request names them; null for unchanged parts.
 *
 * @param messageTemplate other name of the message; the one that differs from the current message counts
 * @param template version of the template that all the others were taken from; null without one
 */
public record RequestedContent(
        @Nullable String channel,
        @Nullable String message,
        @Nullable String messageTemplate,
        RequestedEmail email,
        @Nullable TemplateRef template) {

    /** Returns a request for exactly this content. */
    public static RequestedContent of(String message, CampaignContent content, TemplateRef template) {
        return new RequestedContent(
                content.channel().value(), message, null, RequestedEmail.of(content.email()), template);
    }

    /**
     * Returns channel and templates after this request; refuses a bad one with a 400 that names the field.
     *
     * @param saved message until now
     */
    public CampaignContent checkedContent(CampaignContent current, @Nullable String saved) {
        CampaignContent content = over(current);
        Optional<String> other = checkedMessage(saved, current);
        boolean changed = other.isPresent() || !content.equals(current);
        String text = other.orElse(saved);
        if (text != null && changed) {
            content.checkMessage(text, message == null && messageTemplate != null ? "message_template" : "message");
        }
        return template != null || changed ? content.from(template) : content;
    }

    private CampaignContent over(CampaignContent current) {
        Channel wanted = channel == null ? current.channel() : CampaignContent.channelOf(channel);
        return new CampaignContent(
                wanted,
                wanted == Channel.EMAIL ? email.over(current.email()) : email.none(),
                current.template(),
                wanted == Channel.EMAIL ? current.tracking() : Tracking.NONE);
    }

    /**
     * Returns the message, from whichever of its two properties differs from the current one; without either, the text of
     * an e-mail's HTML.
     */
    public Optional<String> checkedMessage(@Nullable String current, CampaignContent content) {
        if (message == null && messageTemplate == null) {
            return derivedText(content, current).filter(text -> isOther(text, current));
        }
        if (message != null && isOther(message, current)) {
            return Optional.of(MessageTemplate.check(message, "message"));
        }
        return Optional.ofNullable(messageTemplate)
                .filter(text -> isOther(text, current))
                .map(text -> MessageTemplate.check(text, "message_template"));
    }

    /** Returns the text part made from the HTML or MJML of this request, unless there is a text that somebody wrote. */
    private Optional<String> derivedText(CampaignContent current, @Nullable String saved) {
        EmailSource before = current.email();
        if (!email.hasBody() || (saved != null && (before == null || !saved.equals(before.text())))) {
            return Optional.empty();
        }
        return Optional.ofNullable(over(current).email())
                .map(EmailSource::text)
                .map(text -> MessageTemplate.check(text, "message (made from " + email.bodyField() + ")"));
    }

    private static boolean isOther(String text, @Nullable String current) {
        return !text.equals(current) && !PlainText.compose(text).equals(current);
    }

    /**
     * Returns warnings about the templates of this request, those of the message under the property that it was taken
     * from; none for a request without templates.
     *
     * @param saved message after this request; null if there is none
     * @param content channel and templates after this request
     */
    public List<TemplateProblem> warnings(@Nullable String saved, CampaignContent content) {
        String field = messageTemplate != null && (message == null || isOther(message, saved))
                ? "message_template"
                : "message";
        List<TemplateProblem> warnings =
                new ArrayList<>(MessageTemplate.warnings(field.equals("message") ? message : messageTemplate, field));
        warnings.addAll(email.warnings());
        if (saved != null && templates().values().stream().anyMatch(Objects::nonNull)) {
            warnings.addAll(ContentWarnings.of(saved, field, content));
        }
        return warnings;
    }

    /** Refuses any template but the current ones with a 400 that names the field. */
    public void requireUnchanged(CampaignContent current, @Nullable String saved) {
        Map<String, @Nullable String> kept =
                new LinkedHashMap<>(RequestedEmail.of(current.email()).fields());
        kept.put("message", saved);
        kept.put("message_template", saved);
        templates().forEach((field, given) -> {
            if (given != null && !given.equals(kept.get(field))) {
                throw Refusal.invalid(field, "must not come together with template_id");
            }
        });
    }

    private Map<String, @Nullable String> templates() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("message", message);
        fields.put("message_template", messageTemplate);
        fields.putAll(email.fields());
        return fields;
    }
}
