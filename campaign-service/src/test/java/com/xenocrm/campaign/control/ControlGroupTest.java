package com.xenocrm.campaign.control;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ControlGroupTest {

    private static final int CUSTOMERS = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "1", "12.5", "33.33", "50"})
    void holdsOutItsShareOfTheCustomers(String percent) {
        ControlGroup control = ControlGroup.ofPercent(new BigDecimal(percent));

        long heldOut = count(i -> control.holdsOut("k1", "c" + i));

        assertThat(heldOut * 100.0 / CUSTOMERS).isCloseTo(Double.parseDouble(percent), within(0.5));
        assertThat(count(i -> control.holdsOut("k1", "c" + i))).isEqualTo(heldOut);
    }

    @Test
    void isAnotherForEachCampaign() {
        ControlGroup half = ControlGroup.ofPercent(new BigDecimal("50"));

        long inBoth = count(i -> half.holdsOut("k1", "c" + i) && half.holdsOut("k2", "c" + i));

        assertThat(inBoth * 100.0 / CUSTOMERS).isCloseTo(25, within(0.7));
    }

    @Test
    void knowsItsPercentWithTwoPlaces() {
        assertThat(ControlGroup.ofPercent(new BigDecimal("12.500")).percent()).isEqualTo(new BigDecimal("12.50"));
        assertThat(ControlGroup.ofPercent(new BigDecimal("0.0"))).isEqualTo(ControlGroup.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "50.01", "12.505", "1e99", "1e-99"})
    void isAtMostHalfWithTwoPlaces(String percent) {
        assertThatThrownBy(() -> ControlGroup.ofPercent(new BigDecimal(percent)))
                .isInstanceOf(Refusal.class)
                .hasMessage("control_percent: must be 0 to 50, with at most two places");
    }

    private static long count(IntPredicate held) {
        return IntStream.range(0, CUSTOMERS).filter(held).count();
    }
}
