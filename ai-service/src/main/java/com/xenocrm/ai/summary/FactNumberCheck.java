package com.xenocrm.ai.summary;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.ai.numbers.UnsupportedNumbers;

/** Finds the numbers in a summary that its facts do not support. */
final class FactNumberCheck {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+");

    private FactNumberCheck() {}

    /** Returns the unsupported numbers, also spelled ones. The campaign's name in quotes counts as no number. */
    static List<String> invented(String text, Facts facts) {
        String said = facts.has(Facts.CAMPAIGN) ? text.replace(facts.text(Facts.CAMPAIGN), " ") : text;
        Stream<String> texts = facts.all().stream()
                .filter(fact -> !fact.name().equals(Facts.CAMPAIGN))
                .flatMap(fact -> Stream.of(fact.text(), fact.about() == null ? "" : fact.about()));
        return Stream.concat(UnsupportedNumbers.in(said, texts).stream(), foreignRates(said, facts))
                .distinct()
                .toList();
    }

    /** Returns the rates in sentences about bands of customers that are rates of others. */
    private static Stream<String> foreignRates(String text, Facts facts) {
        return SENTENCE.splitAsStream(text).flatMap(sentence -> {
            String lower = sentence.toLowerCase(Locale.ROOT);
            List<Fact> about = facts.all().stream()
                    .filter(fact ->
                            fact.about() != null && lower.contains(fact.about().toLowerCase(Locale.ROOT)))
                    .toList();
            return about.isEmpty()
                    ? Stream.empty()
                    : UnsupportedNumbers.in(sentence, about.stream().map(Fact::text)).stream()
                            .filter(number -> number.endsWith("%"));
        });
    }
}
