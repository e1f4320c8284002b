package com.xenocrm.kit.text;

import java.text.Normalizer;
import java.util.function.IntPredicate;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Normal form of text in one line: NFC, without characters that are invisible and mean nothing, without white space at its ends. So
 * the same text typed in two ways is one text.
 */
public final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    /** Has no property of white space, but looks like it. */
    private static final int BRAILLE_BLANK = 0x2800;

    private PlainText() {}

    /** Returns the normal form, which may be empty. */
    public static String normalise(String given, int maxLength) throws InvalidTextException {
        String text = composed(stripped(visible(given), PlainText::isBlank));
        if (text.length() > maxLength) {
            throw new InvalidTextException("is longer than " + maxLength + " characters");
        }
        return text;
    }

    /** Returns the normal form of a piece of text, which may begin or end with white space. */
    public static String normalisePiece(String given) throws InvalidTextException {
        return composed(visible(given));
    }

    /** True when nothing of the text is visible. */
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

    /** True for characters that nothing is drawn for: zero-width and direction characters, fillers, tags. */
    static boolean isInvisible(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** True for invisible characters that change how their neighbours are drawn. */
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

    private static String composed(String text) throws InvalidTextException {
        int refused = text.codePoints().filter(PlainText::isRefused).findFirst().orElse(-1);
        if (refused >= 0) {
            throw new InvalidTextException("holds " + kind(refused));
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isRefused(int c) {
        return isHalf(c) || Character.isISOControl(c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    private static String kind(int refused) {
        return isHalf(refused)
                ? "half a character"
                : Character.isISOControl(refused) ? "a control character" : "a line separator";
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
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

    /** True for a variation selector after a visible character, and for a joiner between letters without case or emoji. */
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
