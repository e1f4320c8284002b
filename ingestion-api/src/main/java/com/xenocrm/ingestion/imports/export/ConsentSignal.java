package com.xenocrm.ingestion.imports.export;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Types of columns about consent. */
public enum ConsentSignal {
    /** A word such as {@code SUBSCRIBED}, {@code NEVER_SUBSCRIBED}, {@code yes}. */
    STATE,
    /** {@code true} for an objection. */
    OPTED_OUT,
    /** Time or reason of an unsubscription. */
    UNSUBSCRIBED,
    /** Time or reason for which the address was considered unreachable. */
    BOUNCED,
    /** Reasons for which the tool does not send to the address. */
    SUPPRESSED,
    /** Possibility of marketing email at all. */
    MARKETING_STATUS;

    private static final Set<String> NOTHING = Set.of("", "[]", "none", "null", "false", "no", "0");
    private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^a-z]+");

    /** Words for a state, without spaces and punctuation. Any other word means no consent. */
    private static final Map<String, Consent> STATES = Map.ofEntries(
            Map.entry("subscribed", Consent.SUBSCRIBED),
            Map.entry("subscribe", Consent.SUBSCRIBED),
            Map.entry("yes", Consent.SUBSCRIBED),
            Map.entry("true", Consent.SUBSCRIBED),
            Map.entry("no", Consent.DECLINED),
            Map.entry("false", Consent.DECLINED),
            Map.entry("complained", Consent.UNSUBSCRIBED),
            Map.entry("cleaned", Consent.BOUNCED),
            Map.entry("bounced", Consent.BOUNCED),
            Map.entry("suppressed", Consent.SUPPRESSED));

    private static final Pattern SUBSCRIBED_SOMEHOW = Pattern.compile("subscribed(?:single|double)optin");

    /** Returns the signal of this name. */
    public static ConsentSignal named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns the statement of a cell; null if it has none. */
    public @Nullable Consent read(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        boolean given = !NOTHING.contains(text);
        return switch (this) {
            case STATE -> state(OTHER_CHARACTERS.matcher(text).replaceAll(""));
            case OPTED_OUT, UNSUBSCRIBED -> given ? Consent.UNSUBSCRIBED : null;
            case BOUNCED -> given ? Consent.BOUNCED : null;
            case SUPPRESSED -> given ? Consent.SUPPRESSED : null;
            case MARKETING_STATUS -> text.startsWith("non") ? Consent.NOT_SUBSCRIBED : null;
        };
    }

    /** A word that begins like an objection is one. */
    private static Consent state(String word) {
        if (word.startsWith("unsub") || word.startsWith("optedout")) {
            return Consent.UNSUBSCRIBED;
        }
        return SUBSCRIBED_SOMEHOW.matcher(word).matches()
                ? Consent.SUBSCRIBED
                : STATES.getOrDefault(word, Consent.NOT_SUBSCRIBED);
    }
}
