package com.xenocrm.campaign.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.digitalfondue.mjml4j.Mjml4j;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

import com.xenocrm.campaigndata.template.MessageTemplate;

/** Converts Markdown and MJML to HTML templates. Liquid's tags and outputs pass through unchanged. */
final class HtmlTemplates {

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern STAND_IN = Pattern.compile("liquid(\\d{1,6})diuqil");
    private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("</body>", Pattern.CASE_INSENSITIVE);
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private static final String UNSUBSCRIBE =
            "<p style=\"font-size:12px;color:#666\"><a href=\"{{ unsubscribe_url }}\">Unsubscribe</a></p>";

    private HtmlTemplates() {}

    static String ofMarkdown(String markdown) {
        return """
                <!doctype html>
                <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
                <body style="font-family:sans-serif;font-size:16px;line-height:1.5">
                %s</body></html>
                """.formatted(around(markdown, text -> RENDERER.render(MARKDOWN.parse(text))));
    }

    static String ofMjml(String mjml) {
        return around(mjml, Mjml4j::render);
    }

    /** Adds a line that only lists of e-mails show, at the beginning. */
    static String withPreheader(String html, String preheader) {
        String hidden = "<div style=\"display:none;max-height:0;overflow:hidden\">"
                + around(preheader, HtmlUtils::htmlEscape)
                + "</div>";
        Matcher body = BODY.matcher(html);
        int start = body.find() ? body.end() : 0;
        return html.substring(0, start) + hidden + html.substring(start);
    }

    /** Adds a link to unsubscribe at the end unless the template has one. */
    static String withUnsubscribeLink(String html) {
        if (MessageTemplate.uses(html, "unsubscribe_url")) {
            return html;
        }
        int end = END.matcher(html).results().mapToInt(MatchResult::start).max().orElse(html.length());
        return html.substring(0, end) + UNSUBSCRIBE + html.substring(end);
    }

    /** Converts the text around Liquid's tags and outputs, each of which is replaced by a word meanwhile. */
    private static String around(String template, UnaryOperator<String> conversion) {
        List<String> taken = new ArrayList<>();
        String converted = conversion.apply(LIQUID.matcher(template).replaceAll(found -> {
            taken.add(found.group());
            return "liquid%ddiuqil".formatted(taken.size() - 1);
        }));
        return STAND_IN.matcher(converted).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(number < taken.size() ? taken.get(number) : found.group());
        });
    }
}
