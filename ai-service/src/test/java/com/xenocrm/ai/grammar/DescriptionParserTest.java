package com.xenocrm.ai.grammar;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaignkit.rule.RuleParser;
import com.xenocrm.campaignkit.rule.RuleWords;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionParserTest {

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
