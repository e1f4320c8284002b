package com.xenocrm.campaign.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateKind;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.web.Refusal;

/** Channel of a campaign and templates of its e-mail, as a request names them; null for what it leaves as it is. */
public record RequestedContent(
        @Nullable String channel,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String mjml) {

    /** Returns the content after the request, or refuses a bad one with a 400 that names the field. */
    public CampaignContent over(CampaignContent current) {
        Channel wanted = channel == null ? current.channel() : known(channel);
        return switch (wanted) {
            case SIMULATED, WEBHOOK -> {
                refuseUnlessAbsent("subject", subject);
                refuseUnlessAbsent("html", html);
                refuseUnlessAbsent("mjml", mjml);
                yield new CampaignContent(wanted, null);
            }
            case EMAIL -> new CampaignContent(wanted, email(current.email()));
        };
    }

    /**
     * Returns the text part made from the HTML or MJML of this request, unless the campaign has a text that somebody wrote.
     *
     * @param message text of the campaign until now
     */
    public Optional<String> derivedText(CampaignContent current, @Nullable String message) {
        EmailSource before = current.email();
        if ((isAbsent(html) && isAbsent(mjml))
                || (message != null && (before == null || !message.equals(before.text())))) {
            return Optional.empty();
        }
        EmailSource wanted = over(current).email();
        String field = isAbsent(html) ? "mjml" : "html";
        return Optional.ofNullable(wanted)
                .map(EmailSource::text)
                .map(text -> MessageTemplate.check(text, "message (made from " + field + ")"));
    }

    /** Returns warnings about the templates of this request. */
    public List<TemplateProblem> warnings() {
        return Stream.of(
                        MessageTemplate.warnings(subject, "subject"),
                        MessageTemplate.warnings(html, "html"),
                        MessageTemplate.warnings(mjml, "mjml"))
                .flatMap(List::stream)
                .toList();
    }

    private static Channel known(String word) {
        return Channel.of(word).orElseThrow(() -> Refusal.invalid("channel", "must be simulated, email or webhook"));
    }

    private EmailSource email(@Nullable EmailSource current) {
        String line = subject == null ? null : MessageTemplate.check(subject, "subject", TemplateKind.SUBJECT);
        if (line == null && current == null) {
            throw Refusal.invalid("subject", "is required for an e-mail");
        }
        if (line != null && line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("subject", "must be one line");
        }
        if (!isAbsent(html) && !isAbsent(mjml)) {
            throw Refusal.invalid("mjml", "must not come together with html");
        }
        boolean replaced = html != null || mjml != null;
        EmailSource source = new EmailSource(
                line == null && current != null ? current.subject() : line == null ? "" : line,
                replaced || current == null ? given(html) : current.html(),
                replaced || current == null ? given(mjml) : current.mjml());
        checkHtml(source);
        return source;
    }

    private static void checkHtml(EmailSource source) {
        String field = source.mjml() == null ? "html" : "mjml";
        if (source.isMarkdown()) {
            return;
        }
        String template;
        try {
            template = source.htmlTemplate("");
        } catch (RuntimeException e) {
            throw Refusal.invalid(field, "is not valid MJML");
        }
        MessageTemplate.check(template, field, TemplateKind.HTML);
    }

    private static @Nullable String given(@Nullable String template) {
        return isAbsent(template) ? null : template;
    }

    private static boolean isAbsent(@Nullable String template) {
        return template == null || template.isBlank();
    }

    private static void refuseUnlessAbsent(String field, @Nullable String value) {
        if (!isAbsent(value)) {
            throw Refusal.invalid(field, "is only for the channel email");
        }
    }
}
