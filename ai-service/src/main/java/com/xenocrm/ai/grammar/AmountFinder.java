package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers that a description holds, spans of time in days among them. */
public final class AmountFinder {

    private static final Pattern AMOUNT = WordPatterns.pattern(SpokenNumbers.AMOUNT);
    private static final Pattern SPAN = WordPatterns.pattern(TimeSpans.SPAN);

    private AmountFinder() {}

    /** All of them, as a rule would have them. */
    public static Set<BigDecimal> in(String description) {
        String text = WordPatterns.plain(description);
        return Stream.concat(
                        AMOUNT.matcher(text).results().map(MatchResult::group).map(SpokenNumbers::of),
                        SPAN.matcher(text).results().map(MatchResult::group).map(TimeSpans::days))
                .collect(Collectors.toSet());
    }
}
