package com.xenocrm.ai.grammar;

import java.util.regex.Pattern;

/** Patterns over words: capitals do not matter, and a blank stands for any white space. */
final class WordPatterns {

    /** Words that say nothing about which customers are meant. */
    static final String FILLERS = "(?:customers?|people|users?|shoppers?|buyers?|clients?|members?|everyone|everybody|"
            + "anyone|those|ones|all|every|any|find|show|give|get|list|select|target|me|us|i|we|want|need|would|like|to|please|the|"
            + "an?|who|whom|that|which|whose|have|has|had|are|is|were|was|be|been|being|with|of|in|our|my|their|they|them|only|"
            + "just|both|segment|audience|group|for|send|reach|let's|spenders?)";

    private WordPatterns() {}

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Typographic quotes and white space made plain, so that patterns need not know them. */
    static String plain(String text) {
        return text.replaceAll("[’‘`]", "'")
                .replaceAll("[“”]", "\"")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
