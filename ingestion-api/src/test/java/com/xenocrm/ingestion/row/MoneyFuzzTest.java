package com.xenocrm.ingestion.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.testkit.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests random amounts in JSON: each is refused with a reason, or read exactly. */
class MoneyFuzzTest {

    private static final long SEED = 20261129;
    private static final int TRIES = 20_000;
    private static final Field AMOUNT = Field.of("amount");
    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "23",
            "999",
            "5",
            "5",
            "00",
            ".",
            ".",
            ",",
            "-",
            "+",
            "e2",
            "E",
            " ",
            "\u0663",
            "$",
            "'",
            "\u00a0",
            "x",
            "1000000000000");

    private final RandomText random = new RandomText(SEED);

    @Test
    void readsAnAmountExactlyOrRefusesIt() {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            CurrencyUnit currency =
                    CurrencyUnit.of(random.pick(List.of("USD", "JPY", "KWD"))).orElseThrow();
            String given = random.text(PIECES, 4);
            Row row = new Row(JsonNodeFactory.instance.objectNode().put("amount", given), Instant.EPOCH);
            try {
                BigDecimal amount = row.money(AMOUNT, currency);

                if (amount == null) {
                    assertThat(PlainText.isBlank(given)).as("%d: %s", i, given).isTrue();
                } else {
                    assertThat(given.strip()).as("%d", i).matches("-?[0-9]+(\\.[0-9]+)?");
                    assertThat(amount).as("%d: %s", i, given).isEqualByComparingTo(given.strip());
                    assertThat(amount.scale()).as("%d: %s", i, given).isEqualTo(currency.decimals());
                    accepted++;
                }
            } catch (RowProblem problem) {
                assertThat(problem.description()).as("%d: %s", i, given).startsWith("amount: ");
            }
        }

        assertThat(accepted).isBetween(TRIES / 10, TRIES * 9 / 10);
    }
}
