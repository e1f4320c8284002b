package com.xenocrm.kit.money;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CurrencyUnitTest {

    @ParameterizedTest
    @CsvSource({"USD, 2, 1.01", "JPY, 0, 1", "KWD, 3, 1.005"})
    void roundsToTheDecimalsOfItsCurrency(String code, int decimals, BigDecimal rounded) {
        CurrencyUnit currency = CurrencyUnit.of(code).orElseThrow();

        assertThat(currency.decimals()).isEqualTo(decimals);
        assertThat(currency.round(new BigDecimal("1.005"))).isEqualTo(rounded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US", "DOGE", "XAU", "$"})
    void knowsNoOtherCodes(String code) {
        assertThat(CurrencyUnit.of(code)).isEmpty();
    }
}
