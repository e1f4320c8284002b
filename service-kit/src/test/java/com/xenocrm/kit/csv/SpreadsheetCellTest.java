package com.xenocrm.kit.csv;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetCellTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1,             '=1+1
            @sum,             '@sum
            -x,               '-x
            -12.5,            -12.5
            +49,              +49
            +49 30 1,         '+49 30 1
            '+49 30 1,        ''+49 30 1
            's-Hertogenbosch, 's-Hertogenbosch
            '-12.5,           '-12.5
            ',                '
            Hi =,             Hi =
            ``,               ``
            """)
    void isNeverTakenForAFormulaAndSurvives(String text, String cell) {
        assertThat(SpreadsheetCell.harmless(text)).isEqualTo(cell);
        assertThat(SpreadsheetCell.original(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ="0049",       0049
            ` ="0049" `,   0049
            ="say ""hi""\", say "hi"
            ="",           ``
            ="a"&"b",      ="a"&"b"
            ="a,           ="a
            =0049,         =0049
            '="0049",      ="0049"
            """)
    void losesTheFormulaAroundText(String cell, String text) {
        assertThat(SpreadsheetCell.original(cell)).isEqualTo(text);
        assertThat(SpreadsheetCell.original(SpreadsheetCell.harmless(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30", "=1", "'", "a", "12", "+1", "@x", "\n=1", "\t"})
    void survivesAnyNumberOfApostrophes(String text) {
        for (String cell = text; cell.length() < 20; cell = "'" + cell) {
            assertThat(SpreadsheetCell.original(SpreadsheetCell.harmless(cell))).isEqualTo(cell);
        }
    }
}
