package com.xenocrm.ingestion.row;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.text.UnicodeText;

/** What text may be stored. */
public final class TextRules {

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

    /** True for 1 to {@code longest} printable ASCII characters without spaces. */
    public static boolean isToken(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
