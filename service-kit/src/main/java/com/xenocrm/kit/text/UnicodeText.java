package com.xenocrm.kit.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules for text in UTF-16: no lone surrogates, lengths in code points, cuts between characters as readers see them. */
public final class UnicodeText {

    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final String REPLACEMENT = "\uFFFD";

    private UnicodeText() {}

    /** Returns false for text with half of a surrogate pair, which has no form in UTF-8. */
    public static boolean isWellFormed(String text) {
        return !LONE_SURROGATE.matcher(text).find();
    }

    /** Replaces each lone surrogate by the replacement character U+FFFD. */
    public static String repaired(String text) {
        return LONE_SURROGATE.matcher(text).replaceAll(REPLACEMENT);
    }

    /** Counts code points: an emoji outside the basic plane is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Cuts text to at most this many code points, never inside a grapheme cluster such as an emoji with a skin tone. */
    public static String cut(String text, int longest) {
        if (length(text) <= longest) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.max(longest, 0));
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return text.substring(0, clusters.isBoundary(end) ? end : clusters.preceding(end));
    }
}
