package com.xenocrm.kit.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "\u00a0\u2003 Ann \t\u3000", Ann
            "Ann  Lee", "Ann  Lee"
            "Zoe\u0308", "Zo\u00eb"
            "\ufeffA\u200bn\u00adn\u2060", Ann
            "\u202eAnn\u202c \u2066Lee\u2069\u200e", "Ann Lee"
            "A\u200dn\u200cn\u200d", Ann
            "A\u115fn\u1160n\u3164\uffa0", Ann
            "A\udb40\udc41nn\udb40\udc7f", Ann
            "\u200b \ufeff\u2800\u3164", ""
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
            "\u0915\u094d\u200d\u0937\u200d", "\u0915\u094d\u200d\u0937"
            "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc69", "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc69"
            "\ufe0f\u2764\ufe0f\ufe0f", "\u2764\ufe0f"
            """)
    void bringsTextThatLooksTheSameToOneForm(String given, String normal) throws InvalidTextException {
        assertThat(PlainText.normalise(given, 100)).isEqualTo(normal);
        assertThat(PlainText.normalise(normal, 100)).isEqualTo(normal);
        assertThat(PlainText.isBlank(given)).isEqualTo(normal.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "A\ud83dnn, holds half of a surrogate pair",
        "Ann\ude00, holds half of a surrogate pair",
        "A\u0000nn, holds a control character",
        "'A\nnn', holds a control character",
        "'A\u0085nn', holds a control character",
        "'A\u2028nn', holds a control character",
        "Annabelle, is longer than 8 characters"
    })
    void refusesWhatNoTextCanHold(String given, String fault) {
        assertThatThrownBy(() -> PlainText.normalise(given, 8)).hasMessage(fault);
    }

    @Test
    void keepsWhiteSpaceAtTheEndsOfAPiece() throws InvalidTextException {
        assertThat(PlainText.normalisePiece(" e\u0301\u200b ")).isEqualTo(" \u00e9 ");
    }

    @Test
    void keepsTheLinesOfALongerText() throws InvalidTextException {
        assertThat(PlainText.normaliseLines(" One\r\n\ttwo\n", 100)).isEqualTo("One\r\n\ttwo");
        assertThatThrownBy(() -> PlainText.normaliseLines("One\u0000two", 100)).hasMessage("holds a control character");
    }
}
