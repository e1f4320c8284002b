package com.xenocrm.campaign.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;

/** Warnings about content that can be sent, but that mail programs treat badly. */
final class ContentWarnings {

    /** Size of the HTML from which on Gmail hides the rest. */
    private static final int CLIPPED_FROM = 102 * 1_024;

    private static final Pattern IN_TEXT = Pattern.compile("\\bhttp://[^\\s\"'<>()]+");
    private static final Pattern IN_HTML =
            Pattern.compile("(?<=\\b(?:href|src)\\s{0,3}=\\s{0,3}[\"']?)http://[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE);

    private ContentWarnings() {}

    /**
     * Returns the warnings about a message that was checked.
     *
     * @param field property of the request that contains the message
     */
    static List<TemplateProblem> of(String message, String field, CampaignContent content) {
        EmailSource email = content.email();
        if (email == null || email.isMarkdown()) {
            List<TemplateProblem> warnings = new ArrayList<>(insecureLinks(IN_TEXT, message, field));
            warnings.addAll(clipped(message, content, field));
            return warnings;
        }
        List<TemplateProblem> warnings = new ArrayList<>();
        if (message.equals(email.text())) {
            warnings.add(TemplateProblem.of(field, "there is no text of its own; it is made from the HTML"));
        } else {
            warnings.addAll(insecureLinks(IN_TEXT, message, field));
        }
        String bodyField = email.html() == null ? "mjml" : "html";
        String body = email.html() != null ? email.html() : String.valueOf(email.mjml());
        warnings.addAll(insecureLinks(IN_HTML, body, bodyField));
        if (!MessageTemplate.uses(body, "unsubscribe_url")) {
            warnings.add(TemplateProblem.of(
                    bodyField, "there is no link to unsubscribe ({{ unsubscribe_url }}); one is added at the end"));
        }
        warnings.addAll(clipped(message, content, bodyField));
        return warnings;
    }

    private static List<TemplateProblem> insecureLinks(Pattern links, String text, String field) {
        return links.matcher(text)
                .results()
                .map(found ->
                        TemplateProblem.at(found.start(), text, field, found.group() + " is a link without https"))
                .toList();
    }

    private static List<TemplateProblem> clipped(String message, CampaignContent content, String field) {
        return ChannelTemplate.of(message, content).render(MessageTemplate.SAMPLE, MessageTemplate.SAMPLE_LINK)
                                instanceof Rendered.Message(String _, ChannelContent sent)
                        && sent != null
                        && sent.html() != null
                        && sent.html().getBytes(StandardCharsets.UTF_8).length > CLIPPED_FROM
                ? List.of(TemplateProblem.of(
                        field,
                        "the HTML has %d kB; Gmail shows only the first %d kB of an e-mail"
                                .formatted(
                                        sent.html().getBytes(StandardCharsets.UTF_8).length / 1_024,
                                        CLIPPED_FROM / 1_024)))
                : List.of();
    }
}
