package com.xenocrm.ai.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Finds the numbers in a text that are none of its facts. A share counts as another number than a count. */
final class NumberCheck {

    private static final Pattern NUMBER =
            Pattern.compile("(?<digits>\\d[\\d,]*(?:\\.\\d+)?)\\s*(?<unit>%|percent\\b|per cent\\b|[kKmM]\\b)?");
    private static final Pattern OTHER = Pattern.compile(
            "[\\p{N}&&[^0-9]]|(?i)\\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|"
                    + "forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|thirds?|"
                    + "quarters?|twice|doubled?|tripled?)\\b");

    private NumberCheck() {}

    /** The numbers in this text that no fact holds, spelled ones too. The campaign's name in quotes is no number. */
    static List<String> invented(String text, Facts facts) {
        String said = facts.has(Facts.CAMPAIGN) ? text.replace(facts.text(Facts.CAMPAIGN), " ") : text;
        Set<String> known = facts.all().stream()
                .filter(fact -> !fact.name().equals(Facts.CAMPAIGN))
                .flatMap(fact -> Stream.of(fact.text(), fact.about() == null ? "" : fact.about()))
                .flatMap(NumberCheck::numbers)
                .collect(Collectors.toSet());
        return Stream.concat(
                        numbers(said).filter(Predicate.not(known::contains)),
                        OTHER.matcher(said).results().map(result -> result.group()))
                .toList();
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
