package com.xenocrm.campaign.content;

import org.jspecify.annotations.Nullable;

/**
 * Templates of an e-mail beside its text, as a marketer wrote them. Without HTML and MJML the text is Markdown.
 *
 * @param preheader line that mail programs show after the subject; null for none
 * @param html null when the HTML part is made from MJML or Markdown
 */
public record EmailSource(
        String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String mjml) {

    /** Returns whether the HTML part is made from the text. */
    boolean isMarkdown() {
        return html == null && mjml == null;
    }

    /** Returns the template of the HTML part, with preheader and a link to unsubscribe. */
    String htmlTemplate(String message) {
        String template =
                html != null ? html : mjml != null ? HtmlTemplates.ofMjml(mjml) : HtmlTemplates.ofMarkdown(message);
        String page = preheader == null ? template : HtmlTemplates.withPreheader(template, preheader);
        return HtmlTemplates.withUnsubscribeLink(page);
    }

    /** Returns the text of the HTML or MJML; null for Markdown, which is the text itself. */
    @Nullable
    String text() {
        if (isMarkdown()) {
            return null;
        }
        return HtmlText.of(html != null ? html : HtmlTemplates.ofMjml(mjml == null ? "" : mjml));
    }
}
