package com.xenocrm.campaign.content;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.parser.Parser;

/**
 * Links of an e-mail's HTML. Those that begin with http are marked with their number in the template, so that a number means
 * the same link for every recipient; after the rendering, each mark and address is replaced. Links to unsubscribe, to addresses and within
 * the page are not marked.
 */
public final class TrackedHtml {

    /** Longest address that is replaced. */
    private static final int MAX_TARGET = 2_000;

    private static final Pattern LINK = Pattern.compile(
            "(<a(?:rea)?\\s[^>]{0,1000}?\\bhref\\s{0,9}=\\s{0,9}[\"'])\\s{0,9}(?=https?://)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN = Pattern.compile(
            "href\\s{0,9}=\\s{0,9}([\"'])crm-link-(\\d{1,4}):((?:\\{\\{.{0,500}?}}|\\{%.{0,500}?%}|(?!\\1).){0,1000})",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKED = Pattern.compile(
            "(href\\s{0,9}=\\s{0,9}([\"']))crm-link-(\\d{1,4}):(.*?)(?=\\2)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private TrackedHtml() {}

    /** Marks the links of a template. */
    static String marked(String template) {
        int[] number = {0};
        return LINK.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "crm-link-" + number[0]++ + ":"));
    }

    /** Returns the links of a template as they are written, by their number. */
    static List<String> links(String template) {
        return WRITTEN.matcher(marked(template))
                .results()
                .map(found -> Parser.unescapeEntities(found.group(3), true))
                .toList();
    }

    /**
     * Replaces the marked links of a rendered page.
     *
     * @param address returns the other address for number and target
     */
    public static String replaced(String html, BiFunction<Integer, String, String> address) {
        return MARKED.matcher(html).replaceAll(found -> {
            String target = Parser.unescapeEntities(found.group(4), true).strip();
            return Matcher.quoteReplacement(found.group(1)
                    + (target.length() > MAX_TARGET
                            ? found.group(4)
                            : address.apply(Integer.parseInt(found.group(3)), target)));
        });
    }
}
