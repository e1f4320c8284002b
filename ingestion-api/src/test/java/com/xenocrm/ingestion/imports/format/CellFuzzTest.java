package com.xenocrm.ingestion.imports.format;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.testkit.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests random amounts in cells: each is refused with a reason, or keeps its digits and the position of its mark. */
class CellFuzzTest {

    private static final long SEED = 20261129;
    private static final int TRIES = 20_000;
    private static final List<String> PIECES = List.of(
            "1", "23", "234", "000", "5", ".", ",", ".", ",", "-", "+", "e2", " ", "\u00a0", "'", "\u0663", "$", "USD",
            "€");
    private static final CurrencyUnit USD = CurrencyUnit.of("USD").orElseThrow();

    private final RandomText random = new RandomText(SEED);

    @Test
    void keepsDigitsAndMarkOfAnAmountOrRefusesIt() {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            String cell = random.text(PIECES, 6);
            String point = read(cell, DecimalMark.POINT);
            String comma = read(cell, DecimalMark.COMMA);
            String unknown = read(cell, DecimalMark.UNKNOWN);

            check(cell, point, '.');
            check(cell, comma, ',');
            if (unknown != null) {
                assertThat(Stream.of(point, comma).filter(Objects::nonNull))
                        .as("%d: %s", i, cell)
                        .isNotEmpty()
                        .containsOnly(unknown);
                accepted++;
            }
        }

        assertThat(accepted).isBetween(TRIES / 20, TRIES * 9 / 10);
    }

    private static void check(String cell, @Nullable String plain, char mark) {
        if (plain != null) {
            assertThat(plain).as(cell).matches("-?[0-9]+(\\.[0-9]+)?");
            assertThat(plain.startsWith("-")).as(cell).isEqualTo(cell.contains("-"));
            assertThat(digits(plain)).as(cell).isEqualTo(digits(cell));
            assertThat(decimals(plain, '.')).as(cell).isEqualTo(decimals(cell, mark));
        }
    }

    private static @Nullable String read(String cell, DecimalMark mark) {
        try {
            return new CellReader(new FileFormat(mark, DateOrder.UNKNOWN, null)).money("amount", cell, USD);
        } catch (RowProblem problem) {
            assertThat(problem.description()).as(cell).startsWith("amount: ");
            return null;
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static int decimals(String cell, char mark) {
        int at = cell.indexOf(mark);
        return at < 0 ? 0 : digits(cell.substring(at)).length();
    }
}
