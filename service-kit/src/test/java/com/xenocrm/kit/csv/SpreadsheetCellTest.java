package com.xenocrm.kit.csv;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetCellTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1,     '=1+1
            @sum,     '@sum
            -x,       '-x
            -12.5,    -12.5
            +49,      +49
            Hi =,     Hi =
            ``,       ``
            """)
    void isNeverTakenForAFormula(String text, String cell) {
        assertThat(SpreadsheetCell.harmless(text)).isEqualTo(cell);
    }
}
