package com.xenocrm.ai.phrase;

import java.util.regex.Pattern;

/** Words of audience descriptions, as parts of patterns. */
public final class Words {

    /** Nouns for customers. */
    public static final String NOUNS =
            "customers?|people|persons?|users?|shoppers?|buyers?|clients?|members?|spenders?|ones|folks?";

    /** Words that do not say which customers are meant. */
    public static final String FILLERS =
            "(?:" + NOUNS + "|everyone|everybody|anyone|anybody|those|all|every|any|find|show|give|get|list|select|"
                    + "target|me|us|i|we|want|need|would|like|to|please|the|an?|who|whom|that|which|whose|have|having|has|had|are|is|were|was|be|"
                    + "been|being|got|with|of|in|our|my|their|they|them|only|just|both|segment|audience|group|for|send|reach|let's)";

    private Words() {}

    /** Compiles a pattern over words: case does not matter. */
    public static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
