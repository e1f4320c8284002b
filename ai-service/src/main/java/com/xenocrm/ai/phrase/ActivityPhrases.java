package com.xenocrm.ai.phrase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Phrases about the last activity of customers, their age, and what they did with e-mails. */
final class ActivityPhrases {

    private static final String NOT =
            "(?:(?:have|has|had|did|do|does|were|was|are|is)(?: not|n't)|(?:have|has|did|do|does)nt"
                    + "|not|never|no longer)";
    private static final String DID = "(?:shop(?:ped|ping)?|order(?:ed|ing)?|bought|buy(?:ing)?|purchas(?:ed?|ing)|"
            + "visit(?:ed|ing)?|active|seen|come back|came back|return(?:ed)?|spent|engaged|around|transacted|made|placed)";
    private static final String THING =
            "(?: (?:anything|from us|with us|here|back|us|our (?:shop|store)|an? (?:order|purchase|"
                    + "visit)|any (?:orders?|purchases?|visits?)|orders?|purchases?|again|any money))*";
    private static final String DEED = "(?:orders?|purchases?|visits?|activity|transactions?)";
    private static final String LAST_DEED =
            "last (?:active|seen|visit(?:ed)?|order(?:ed)?|purchased?|shopped|bought|activity|"
                    + "transaction)(?: (?:was|is|date|made|placed))*";

    /** A time in which nothing happened: its last day counts as in "active in the last 30 days", so neither is in both. */
    private static final String WITHIN =
            " (?:(?:in|within|during|over) (?:the )?(?:(?:last|past|previous) )?|for (?:the )?(?:last|past|previous) )";

    private static final String FOR = " for (?:the )?";
    private static final String QUIET = "(?:inactive|dormant|lapsed|silent|quiet|idle|away|gone|absent)";
    private static final String LATELY = " (?:in|within|during|over) (?:the )?(?:last|past|previous) ";
    private static final String SPAN = "(?<span>" + TimeSpans.COMPARED + "|" + TimeSpans.LAST + ")";
    private static final String RECENT = "(?<span>" + TimeSpans.LAST + ")";
    private static final String DATE =
            " (?<when>before|after|since|until|on or after|on or before) (?<date>\\d{4}-\\d\\d-\\d\\d)";
    private static final String DATE_ON = " (?<when>after|since|on or after) (?<date>\\d{4}-\\d\\d-\\d\\d)";
    private static final String JOINED =
            "(?:joined(?: us)?|signed up|registered|created|added|new|became (?:a )?(?:customer|member)s?)";
    private static final Map<String, String> WHEN = Map.of(
            "before", "<", "after", ">", "since", ">=", "until", "<=", "on or after", ">=", "on or before", "<=");

    private static final String OPENED = "open(?:ed|ing)?";
    private static final String CLICKED = "click(?:ed|ing)?(?: on)?";
    private static final String EMAIL = " (?:(?:an?|any|our|one of our|the last) )?(?:e-?mails?|messages?|newsletters?"
            + "|links?(?: in (?:an?|any|our) (?:e-?mails?|messages?|newsletters?))?|anything)";
    private static final String CAMPAIGN =
            " (?:the |a link (?:in|of) (?:the )?)?campaign (?<campaign>\"[^\"]+\"|[\\w-]+)";
    private static final Pattern CAMPAIGN_ID = Pattern.compile("(?=.*\\d)[\\w-]+");

    static final List<PhrasePattern> ALL = Stream.of(
                    campaign(OPENED, "opened_campaign"),
                    campaign(CLICKED, "clicked_campaign"),
                    campaign("(?:received|receive|got|get|(?:been )?sent)", "received_campaign"),
                    engagement(OPENED, "last_opened_at"),
                    engagement(CLICKED, "last_clicked_at"),
                    shopping())
            .flatMap(List::stream)
            .toList();

    private ActivityPhrases() {}

    private static List<PhrasePattern> campaign(String verb, String field) {
        return List.of(new PhrasePattern(verb + CAMPAIGN, (found, description) -> {
            String id = description
                    .source(found.start("campaign"), found.end("campaign"))
                    .replace("\"", "");
            return CAMPAIGN_ID.matcher(id).matches()
                    ? Meaning.of(field, "=", id)
                    : new Meaning.Unsayable("rules name a campaign by its id");
        }));
    }

    private static List<PhrasePattern> engagement(String verb, String field) {
        String did = verb + "(?:" + EMAIL + ")?";
        return List.of(
                new PhrasePattern(
                        NOT + " " + did + WITHIN + RECENT,
                        (found, _) -> Meaning.of(field, "notInLast", TimeSpans.days(found.group("span")))),
                new PhrasePattern(
                        NOT + " " + did + FOR + RECENT,
                        (found, _) -> Meaning.of(field, "notInLast", oneLess(found.group("span")))),
                new PhrasePattern(
                        "(?:last )?" + did + "(?:" + LATELY + "| within (?:the (?:last|past) )?)" + RECENT,
                        (found, _) -> Meaning.of(field, "inLast", TimeSpans.days(found.group("span")))),
                new PhrasePattern(
                        "last " + did + " (?:more than|over) " + RECENT + " ago",
                        (found, _) -> Meaning.all(List.of(
                                Map.of("field", field, "operator", "exists", "value", true),
                                Map.of(
                                        "field",
                                        field,
                                        "operator",
                                        "notInLast",
                                        "value",
                                        TimeSpans.days(found.group("span")))))),
                new PhrasePattern(
                        "last " + did + DATE,
                        (found, _) -> Meaning.of(field, when(found.group("when")), found.group("date"))),
                new PhrasePattern(
                        did + DATE_ON, (found, _) -> Meaning.of(field, when(found.group("when")), found.group("date"))),
                between("last " + did, field),
                PhrasePattern.fixed("(?:ever )?" + verb + EMAIL + "(?: ever)?", field, "exists", true));
    }

    private static List<PhrasePattern> shopping() {
        return List.of(
                new PhrasePattern(
                        NOT + "(?: been)? " + DID + THING + " since (?<date>\\d{4}-\\d\\d-\\d\\d)",
                        (found, _) -> Meaning.of("last_active_at", "<", found.group("date"))),
                new PhrasePattern(
                        "(?:been )?" + QUIET + " since (?<date>\\d{4}-\\d\\d-\\d\\d)",
                        (found, _) -> Meaning.of("last_active_at", "<", found.group("date"))),
                PhrasePattern.inactive(NOT + "(?: been)? " + DID + THING + WITHIN + SPAN, ">"),
                PhrasePattern.inactive(NOT + "(?: been)? " + DID + THING + FOR + SPAN, ">="),
                PhrasePattern.inactive("(?:been )?" + QUIET + WITHIN + SPAN, ">"),
                PhrasePattern.inactive(
                        "(?:been )?" + QUIET + "(?: for)?(?: the)? (?<span>" + TimeSpans.COMPARED + ")", ">="),
                PhrasePattern.inactive("(?:no|without(?: an?| any)?|zero) " + DEED + WITHIN + SPAN, ">"),
                PhrasePattern.inactive("(?:no|without(?: an?| any)?|zero) " + DEED + FOR + SPAN, ">="),
                PhrasePattern.inactive(LAST_DEED + LATELY + RECENT, "<="),
                PhrasePattern.inactive(LAST_DEED + " (?<span>" + TimeSpans.COMPARED + ")(?: ago| old| back)?", ">="),
                PhrasePattern.inactive(
                        "(?<span>" + TimeSpans.COMPARED + ") (?:of inactivity|inactive|since (?:the |their )?last "
                                + DEED + ")",
                        ">="),
                PhrasePattern.inactive("(?:been )?" + DID + THING + LATELY + RECENT, "<="),
                PhrasePattern.inactive("(?:been )?" + DID + THING + " within (?<span>" + TimeSpans.SPAN + ")", "<="),
                PhrasePattern.inactive("(?:at least (?:one|1)|an?|any|some) " + DEED + LATELY + RECENT, "<="),
                PhrasePattern.number(
                        "inactive_days",
                        "inactive[ _]days(?: is| are)? (?<number>" + Comparison.of(Comparison.PLAIN) + ")"),
                new PhrasePattern(
                        LAST_DEED + DATE,
                        (found, _) -> Meaning.of("last_active_at", when(found.group("when")), found.group("date"))),
                new PhrasePattern(
                        "(?:been )?" + DID + THING + DATE_ON,
                        (found, _) -> Meaning.of("last_active_at", when(found.group("when")), found.group("date"))),
                new PhrasePattern(
                        JOINED + "(?:" + LATELY + "| within (?:the (?:last|past) )?)" + RECENT,
                        (found, _) -> Meaning.of("created_at", "inLast", TimeSpans.days(found.group("span")))),
                new PhrasePattern(
                        JOINED + " (?:up to|at most) (?<span>" + TimeSpans.SPAN + ") ago",
                        (found, _) -> Meaning.of("created_at", "inLast", TimeSpans.days(found.group("span")))),
                new PhrasePattern(
                        JOINED + " (?:less than|under|fewer than) (?<span>" + TimeSpans.SPAN + ") ago",
                        (found, _) -> Meaning.of("created_at", "inLast", oneLess(found.group("span")))),
                new PhrasePattern(
                        JOINED + " (?:at least )?(?<span>" + TimeSpans.SPAN + ") ago",
                        (found, _) -> Meaning.of("created_at", "notInLast", oneLess(found.group("span")))),
                new PhrasePattern(
                        JOINED + " (?:more than|over) " + "(?<span>" + TimeSpans.SPAN + ") ago",
                        (found, _) -> Meaning.of("created_at", "notInLast", TimeSpans.days(found.group("span")))),
                between(LAST_DEED, "last_active_at"),
                between(JOINED, "created_at"),
                new PhrasePattern(
                        JOINED + DATE,
                        (found, _) -> Meaning.of("created_at", when(found.group("when")), found.group("date"))));
    }

    /**
     * Returns one day less: "less than 30 days ago" is within the last 29 whole days, and "at least 30 days ago" is
     * not.
     */
    private static BigDecimal oneLess(String span) {
        return TimeSpans.days(span).subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
    }

    private static PhrasePattern between(String words, String field) {
        return new PhrasePattern(
                words + " (?:between|from) (?<low>\\d{4}-\\d\\d-\\d\\d) (?:and|to|until) (?<high>\\d{4}-\\d\\d-\\d\\d)",
                (found, _) -> Meaning.of(field, "between", List.of(found.group("low"), found.group("high"))));
    }

    private static String when(String word) {
        return WHEN.getOrDefault(word.toLowerCase(Locale.ROOT), "=");
    }
}
