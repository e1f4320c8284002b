package com.xenocrm.ingestion.row;

import org.jspecify.annotations.Nullable;

/** What text may be stored. */
public final class TextRules {

    private TextRules() {}

    /** Why this text is not taken; null when it is: short enough, no control characters, no half characters. */
    public static @Nullable String fault(String text, int longest) {
        if (text.length() > longest) {
            return "is longer than " + longest + " characters";
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isISOControl(character)) {
                return "holds a control character";
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isSurrogatePair(character, at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
                    return "holds half a character";
                }
                at++;
            }
        }
        return null;
    }

    /** True for 1 to {@code longest} printable ASCII characters without spaces. */
    public static boolean isToken(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
