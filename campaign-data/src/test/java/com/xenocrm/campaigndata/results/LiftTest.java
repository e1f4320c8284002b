package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import com.xenocrm.campaigndata.results.Lift.Interval;

import static org.assertj.core.api.Assertions.assertThat;

class LiftTest {

    /** Expects the figures of SciPy 1.17, {@code ttest_ind(…, equal_var=False).confidence_interval()}. */
    @Test
    void agreesWithAnotherImplementationOfWelchsInterval() {
        Sample control =
                sample(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4);
        Sample contacted =
                sample(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 31.3);

        Lift lift = Lift.of(contacted, control);

        assertThat(lift)
                .isEqualTo(new Lift(
                        interval("3.29", "1.00", "5.58"),
                        interval("49.40", "15.05", "83.75"),
                        interval("15.82", "4.06", "27.58"),
                        0.95,
                        true));
    }

    @Test
    void isNotSignificantWhenTheIntervalHoldsZero() {
        Lift lift = Lift.of(sample(30, 0, 0, 50.5, 0), sample(0, 10, 0));

        assertThat(lift).isNotNull();
        assertThat(lift.perCustomer()).isEqualTo(interval("12.77", "-15.67", "41.21"));
        assertThat(lift.significant()).isFalse();
    }

    @Test
    void hasNoPercentageOfNothing() {
        Lift lift = Lift.of(sample(30, 0, 12), sample(0, 0));

        assertThat(lift).isNotNull();
        assertThat(lift.percent()).isNull();
    }

    @Test
    void saysNothingOfGroupsThatAreTooSmallOrAllAlike() {
        assertThat(Lift.of(sample(30, 0, 12), sample(0))).isNull();
        assertThat(Lift.of(sample(), sample(0, 1))).isNull();
        assertThat(Lift.of(sample(0, 0, 0), sample(0, 0))).isNull();
    }

    private static Interval interval(String estimate, String low, String high) {
        return new Interval(new BigDecimal(estimate), new BigDecimal(low), new BigDecimal(high));
    }

    private static Sample sample(double... figures) {
        GroupPurchases outcome = new GroupPurchases();
        DoubleStream.of(figures)
                .forEach(figure -> outcome.add(new Purchases(figure > 0 ? 1 : 0, BigDecimal.valueOf(figure))));
        return outcome.sample();
    }
}
