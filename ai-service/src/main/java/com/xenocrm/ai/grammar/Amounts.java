package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers that a description holds, spans of time in days among them. */
public final class Amounts {

    private static final Pattern AMOUNT = Words.pattern(Numbers.AMOUNT);
    private static final Pattern SPAN = Words.pattern(Spans.SPAN);

    private Amounts() {}

    /** All of them, as a rule would have them. */
    public static Set<BigDecimal> in(String description) {
        String text = Words.plain(description);
        return Stream.concat(
                        AMOUNT.matcher(text).results().map(MatchResult::group).map(Numbers::of),
                        SPAN.matcher(text).results().map(MatchResult::group).map(Spans::days))
                .collect(Collectors.toSet());
    }
}
