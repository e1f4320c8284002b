package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.campaigndata.rule.RuleWords;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionParserTest {

    private static final List<String> UNDERSTOOD = List.of(
            "customers who spent over €1.000",
            "people with at least twenty five visits",
            "neither tagged vip nor wholesale",
            "not tagged vip or gold",
            "either tagged vip or inactive for 90 days",
            "haven't shopped in 6 months",
            "nobody who spent between 5 and 10 lakh",
            "joined since January 5th, 2026",
            "everyone (tagged vip or more than 5 visits)",
            "whose city is New Delhi",
            "without a phone number",
            "last order more than 60 days ago",
            "ordered 3 or 4 times");

    @ParameterizedTest
    @CsvFileSource(resources = "/phrasings.csv", delimiter = '|', quoteCharacter = '^')
    void readsWhatMarketersSay(String words, String meaning) {
        ParsedDescription reading = DescriptionParser.read(words);

        assertThat(reading.notExpressed()).isEmpty();
        assertThat(inWords(reading.rules())).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/phrasings-beyond-rules.csv", delimiter = '|', quoteCharacter = '^')
    void saysWhatItCannotExpress(String words, String meaning, String notExpressed) {
        ParsedDescription reading = DescriptionParser.read(words);

        assertThat(String.join(" / ", reading.notExpressed())).isEqualTo(notExpressed);
        assertThat(inWords(reading.rules())).isEqualTo(meaning);
    }

    /** Inserts an unknown word at any position of understood descriptions. */
    @RepeatedTest(20)
    void namesEveryWordThatNoRuleExpresses(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());

        List<String> lost = IntStream.range(0, 100)
                .mapToObj(_ -> withUnknownWord(random))
                .filter(words -> !mentions(DescriptionParser.read(words), "zebra"))
                .toList();

        assertThat(lost).isEmpty();
    }

    private static String withUnknownWord(Random random) {
        List<String> joins = List.of(" and ", " or ", ", ", " but ", " except those ", ". ", " who ");
        String description = UNDERSTOOD.get(random.nextInt(UNDERSTOOD.size()))
                + joins.get(random.nextInt(joins.size()))
                + UNDERSTOOD.get(random.nextInt(UNDERSTOOD.size()));
        List<String> words = new ArrayList<>(List.of(description.split(" ")));
        words.add(random.nextInt(words.size() + 1), "zebra");
        return String.join(" ", words);
    }

    private static boolean mentions(ParsedDescription reading, String word) {
        return (reading.notExpressed() + String.valueOf(reading.rules())).contains(word);
    }

    @Test
    void alwaysComesToAnEnd() {
        List<String> odd = List.of(
                "",
                "(",
                ")",
                "((((((((((((",
                "not",
                "or and or",
                ", , ,",
                "not (not (",
                "except",
                "either",
                "between and",
                "£",
                "more than",
                "more than 3 visits) or (",
                "x".repeat(500),
                "(".repeat(500));

        assertThat(odd).extracting(DescriptionParser::read).doesNotContainNull();
    }

    private static String inWords(@org.jspecify.annotations.Nullable JsonNode rules) {
        return rules == null ? "nothing" : RuleWords.of(RuleParser.parse(rules));
    }
}
