package com.xenocrm.kit.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnicodeTextTest {

    @ParameterizedTest
    @CsvSource({
        "Anna, 3, Ann",
        "Anna, 4, Anna",
        "Anna, 9, Anna",
        "😀😀😀, 2, 😀😀",
        "a😀b, 2, a😀",
        "'👍🏽!', 1, ''",
        "'👍🏽!', 2, 👍🏽",
        "x👨‍👩‍👧y, 4, x",
        "x👨‍👩‍👧y, 6, x👨‍👩‍👧",
        "'🇮🇳🇩🇪', 3, 🇮🇳",
        "Ze\u0301, 2, Z",
        "Ann, 0, ''",
        "Ann, -3, ''",
    })
    void cutsBetweenGraphemeClusters(String text, int longest, String expected) {
        String cut = UnicodeText.cut(text, longest);

        assertThat(cut).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"<, �", "a<b>, a�b�", "><, ��", "<>, 😀", "plain, plain"})
    void replacesLoneSurrogates(String halves, String expected) {
        String text = halves.replace('<', '\uD83D').replace('>', '\uDE00');

        assertThat(UnicodeText.repaired(text)).isEqualTo(expected);
        assertThat(UnicodeText.isWellFormed(text)).isEqualTo(text.equals(expected));
    }

    @Test
    void countsCodePoints() {
        assertThat(UnicodeText.length("a😀b")).isEqualTo(3);
    }
}
