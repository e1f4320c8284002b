package com.xenocrm.kit.text;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Normal form of text: NFC, without invisible characters that have no effect, without leading and trailing white space.
 * The same text typed in two ways becomes equal.
 */
public final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    /** Blank character without the white-space property. */
    private static final int BRAILLE_BLANK = 0x2800;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final String LINE_CHARACTERS = "\r\n\t";

    private PlainText() {}

    /** Returns the normal form of one line, which may be empty. */
    public static String normalise(String given, int maxLength) throws InvalidTextException {
        return within(maxLength, composed(trimmed(given), PlainText::isControl));
    }

    /** Returns the normal form of text that may have several lines. */
    public static String normaliseLines(String given, int maxLength) throws InvalidTextException {
        return within(maxLength, composed(trimmed(given), c -> isControl(c) && LINE_CHARACTERS.indexOf(c) < 0));
    }

    /** Returns the normal form of a piece of one line, which may begin or end with white space. */
    public static String normalisePiece(String given) throws InvalidTextException {
        return composed(visible(given), PlainText::isControl);
    }

    /** Returns the text in NFC, otherwise unchanged: for templates, in which every character may mean something. */
    public static String compose(String given) {
        return Normalizer.normalize(given, Normalizer.Form.NFC);
    }

    /** Returns the text as one line, with a blank for each run of control characters. */
    public static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** Returns whether the text has no visible character. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> isBlank(c) || isInvisible(c));
    }

    /** Returns the text without the characters at its ends that meet a condition. */
    static String stripped(String text, IntPredicate condition) {
        int start = 0;
        while (start < text.length() && condition.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && condition.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    static boolean isBlank(int c) {
        return UCharacter.isUWhiteSpace(c) || c == BRAILLE_BLANK;
    }

    /** Returns whether the character is invisible: zero-width, directional, filler or tag. */
    static boolean isInvisible(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Returns whether the character is invisible but changes the rendering of its neighbours. */
    static boolean isJoinerOrSelector(int c) {
        return c == ZERO_WIDTH_JOINER
                || c == ZERO_WIDTH_NON_JOINER
                || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR);
    }

    /** Returns a character's number and name, such as {@code U+212A (KELVIN SIGN)}. */
    static String name(int c) {
        String name = Character.getName(c);
        return "U+%04X".formatted(c) + (name == null ? "" : " (" + name + ")");
    }

    private static String trimmed(String given) {
        return stripped(visible(given), PlainText::isBlank);
    }

    private static String within(int maxLength, String text) throws InvalidTextException {
        if (UnicodeText.length(text) > maxLength) {
            throw new InvalidTextException("is longer than " + maxLength + " characters");
        }
        return text;
    }

    private static String composed(String text, IntPredicate refused) throws InvalidTextException {
        if (!UnicodeText.isWellFormed(text)) {
            throw new InvalidTextException("holds half of a surrogate pair");
        }
        if (text.codePoints().anyMatch(refused)) {
            throw new InvalidTextException("holds a control character");
        }
        return compose(text);
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    private static String visible(String given) {
        if (given.codePoints().noneMatch(PlainText::isInvisible)) {
            return given;
        }
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < given.length(); at += Character.charCount(given.codePointAt(at))) {
            int c = given.codePointAt(at);
            int before = kept.isEmpty() ? ' ' : kept.codePointBefore(kept.length());
            int next = at + Character.charCount(c);
            if (!isInvisible(c) || isMeant(before, c, next < given.length() ? given.codePointAt(next) : ' ')) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /**
     * Returns whether an invisible character is meaningful here: a variation selector after a visible character, or a
     * joiner between letters without case or emoji.
     */
    private static boolean isMeant(int before, int c, int after) {
        if (!isJoinerOrSelector(c)) {
            return false;
        }
        return UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)
                ? !isBlank(before) && !isInvisible(before)
                : isJoined(before) && isJoined(after);
    }

    private static boolean isJoined(int c) {
        return (UCharacter.isLetter(c) && !UCharacter.hasBinaryProperty(c, UProperty.CASED))
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER);
    }
}
