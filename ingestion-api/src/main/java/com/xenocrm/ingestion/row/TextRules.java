package com.xenocrm.ingestion.row;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.text.UnicodeText;

/** What text may be stored. */
public final class TextRules {

    private static final Pattern ROUNDED_NUMBER = Pattern.compile("[0-9](?:[.,][0-9]{1,15})?[eE]\\+[0-9]{2,3}");

    private TextRules() {}

    /** Why this text is not taken; null when it is: short enough, no control characters, no half characters. */
    public static @Nullable String fault(String text, int longest) {
        if (UnicodeText.length(text) > longest) {
            return "is longer than " + longest + " characters";
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        return UnicodeText.isWellFormed(text) ? null : "holds half a character";
    }

    /** True for what a spreadsheet makes of a long number, such as {@code 4.41234E+11}: its digits are lost. */
    static boolean isRoundedNumber(String text) {
        return ROUNDED_NUMBER.matcher(text).matches();
    }

    /** True for 1 to {@code longest} printable ASCII characters without spaces. */
    public static boolean isToken(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
