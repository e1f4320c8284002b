package com.xenocrm.campaign.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateKind;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.kit.web.Refusal;

/** Templates of an e-mail beside its text, as a request names them; null for unchanged parts. */
public record RequestedEmail(
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String mjml) {

    /** Returns a request for exactly these templates: blank for those that are missing. */
    static RequestedEmail of(@Nullable EmailSource source) {
        return source == null
                ? new RequestedEmail(null, null, null, null)
                : new RequestedEmail(
                        source.subject(), orBlank(source.preheader()), orBlank(source.html()), orBlank(source.mjml()));
    }

    /** Returns the templates after the request. */
    EmailSource over(@Nullable EmailSource current) {
        String title = line("subject", subject);
        if (title == null && current == null) {
            throw Refusal.invalid("subject", "is required for an e-mail");
        }
        if (!isAbsent(html) && !isAbsent(mjml)) {
            throw Refusal.invalid("mjml", "must not come together with html");
        }
        boolean replaced = html != null || mjml != null || current == null;
        String summary = isAbsent(preheader) ? null : line("preheader", preheader);
        EmailSource source = new EmailSource(
                title != null ? title : current == null ? "" : current.subject(),
                preheader == null && current != null ? current.preheader() : summary,
                replaced || current == null ? given(html) : current.html(),
                replaced || current == null ? given(mjml) : current.mjml());
        checkBody(source);
        return source;
    }

    /** Refuses each template with a 400, for a channel without e-mails. */
    @Nullable
    EmailSource none() {
        fields().forEach((field, template) -> {
            if (!isAbsent(template)) {
                throw Refusal.invalid(field, "is only for the channel email");
            }
        });
        return null;
    }

    /** Returns whether there is HTML or MJML. */
    boolean hasBody() {
        return !isAbsent(html) || !isAbsent(mjml);
    }

    /** Returns the field of HTML or MJML. */
    String bodyField() {
        return isAbsent(html) ? "mjml" : "html";
    }

    /** Returns warnings about placeholders. */
    List<TemplateProblem> warnings() {
        return fields().entrySet().stream()
                .flatMap(field -> MessageTemplate.warnings(field.getValue(), field.getKey()).stream())
                .toList();
    }

    /** Returns the templates by the name of their field. */
    Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("subject", subject);
        fields.put("preheader", preheader);
        fields.put("html", html);
        fields.put("mjml", mjml);
        return fields;
    }

    private static @Nullable String line(String field, @Nullable String given) {
        if (given == null) {
            return null;
        }
        String line = MessageTemplate.check(given, field, TemplateKind.SUBJECT);
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "must be one line");
        }
        return line;
    }

    private static void checkBody(EmailSource source) {
        if (source.isMarkdown()) {
            return;
        }
        String field = source.mjml() == null ? "html" : "mjml";
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

    private static String orBlank(@Nullable String template) {
        return template == null ? "" : template;
    }

    private static boolean isAbsent(@Nullable String template) {
        return template == null || template.isBlank();
    }
}
