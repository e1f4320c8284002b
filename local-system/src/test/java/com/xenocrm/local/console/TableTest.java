package com.xenocrm.local.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {

    @Test
    void alignsNumbersToTheRightAndWordsToTheLeft() {
        Table table = new Table("part", "port").row("gateway", "3000").row("ai", "80");

        assertThat(table.lines()).containsExactly("  part     port", "  gateway  3000", "  ai         80");
    }
}
