package com.xenocrm.campaign.engagement;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells programs that load pictures and follow links on their own from people. */
final class MailPrograms {

    /** User agent of Apple's proxy, which loads every picture, whether or not somebody reads. */
    private static final String APPLE = "Mozilla/5.0";

    private static final Pattern PROGRAM = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|scan|preview|prefetch|barracuda|proofpoint|mimecast|urldefense|safelink|fireeye"
                    + "|trendmicro|symantec|forcepoint|cloudmark|sophos|avast|spam|virus|headless|phantom|selenium|playwright"
                    + "|puppeteer|curl/|wget/|python|java/|java-http|okhttp|go-http|libwww|httpclient|axios|node-fetch|ruby"
                    + "|perl|php/|facebookexternalhit|whatsapp|telegram|slack|skype|monitor",
            Pattern.CASE_INSENSITIVE);

    private MailPrograms() {}

    /** Returns whether a request announces that a program has sent it. */
    static boolean sent(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null
                || agent.isBlank()
                || agent.strip().equals(APPLE)
                || PROGRAM.matcher(agent).find()
                || Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                        .anyMatch(header -> isAhead(request.getHeader(header)));
    }

    private static boolean isAhead(@Nullable String purpose) {
        String words = String.valueOf(purpose).toLowerCase(Locale.ROOT);
        return words.contains("prefetch") || words.contains("preview");
    }
}
