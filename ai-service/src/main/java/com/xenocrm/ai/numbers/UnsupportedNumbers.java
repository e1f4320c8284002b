package com.xenocrm.ai.numbers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers in a text that do not occur in its sources. A percentage counts as a different number than a count.
 */
public final class UnsupportedNumbers {

    private static final Pattern NUMBER =
            Pattern.compile("(?<digits>\\d[\\d,]*(?:\\.\\d+)?)\\s*(?<unit>%|percent\\b|per cent\\b|[kKmM]\\b)?");
    private static final Pattern OTHER = Pattern.compile(
            "[\\p{N}&&[^0-9]]|(?i)\\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|"
                    + "forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|thirds?|"
                    + "quarters?|twice|doubled?|tripled?)\\b");

    private UnsupportedNumbers() {}

    /** Returns the numbers of a text, spelled ones too, that occur in no source. */
    public static List<String> in(String text, Stream<String> given) {
        List<String> sources = given.toList();
        Set<String> known = sources.stream()
                .flatMap(source -> Stream.concat(numbers(source), words(source)))
                .collect(Collectors.toSet());
        return Stream.concat(numbers(text), words(text))
                .filter(Predicate.not(known::contains))
                .toList();
    }

    private static Stream<String> words(String text) {
        return OTHER.matcher(text).results().map(MatchResult::group).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> plain(found.group(1), found.group(2)));
    }

    private static String plain(String digits, @Nullable String unit) {
        BigDecimal number = new BigDecimal(digits.replace(",", ""));
        String word = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
        BigDecimal scaled = switch (word) {
            case "k" -> number.movePointRight(3);
            case "m" -> number.movePointRight(6);
            default -> number;
        };
        return scaled.stripTrailingZeros().toPlainString() + (word.startsWith("p") || word.equals("%") ? "%" : "");
    }
}
