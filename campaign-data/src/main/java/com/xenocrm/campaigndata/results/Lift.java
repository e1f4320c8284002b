package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Difference in spending between a contacted and a held-out customer, with its 95 % confidence interval. <p>Two means
 * with unequal variances: Welch, "The generalization of 'Student's' problem when several different population variances
 * are involved", Biometrika 34 (1947). Error of the ratio by the delta method, for two independent samples:
 * (s1²/n1)/m2² + m1²·(s2²/n2)/m2⁴.
 *
 * @param perCustomer difference per customer, in money
 * @param total difference for all contacted customers
 * @param percent difference in percent of a held-out customer's spending; null if that is zero
 * @param significant whether the interval of the difference excludes zero
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Lift(
        Interval perCustomer, Interval total, @Nullable Interval percent, double confidence, boolean significant) {

    private static final double CONFIDENCE = 0.95;
    private static final double UPPER = 1 - (1 - CONFIDENCE) / 2;
    private static final double HUNDRED = 100;

    /** Returns the lift; null if a group has fewer than two customers or the spending does not vary. */
    public static @Nullable Lift of(Sample contacted, Sample control) {
        double squaredError = contacted.squaredError() + control.squaredError();
        if (contacted.size() < 2 || control.size() < 2 || !(squaredError > 0)) {
            return null;
        }
        double freedom = squaredError * squaredError / (contacted.freedom() + control.freedom());
        double t = TDistribution.of(freedom).inverseCumulativeProbability(UPPER);
        double difference = contacted.mean() - control.mean();
        double margin = t * Math.sqrt(squaredError);
        return new Lift(
                Interval.around(difference, margin),
                Interval.around(difference * contacted.size(), margin * contacted.size()),
                control.mean() > 0 ? percent(contacted, control, t) : null,
                CONFIDENCE,
                Math.abs(difference) > margin);
    }

    private static Interval percent(Sample contacted, Sample control, double t) {
        double ratio = contacted.mean() / control.mean();
        double error = Math.sqrt(contacted.squaredError() + ratio * ratio * control.squaredError()) / control.mean();
        return Interval.around(HUNDRED * (ratio - 1), HUNDRED * t * error);
    }

    /** Estimate with the bounds of its confidence interval, rounded to two decimals. */
    public record Interval(BigDecimal estimate, BigDecimal low, BigDecimal high) {

        static Interval around(double estimate, double margin) {
            return new Interval(rounded(estimate), rounded(estimate - margin), rounded(estimate + margin));
        }

        private static BigDecimal rounded(double figure) {
            return BigDecimal.valueOf(figure).setScale(2, RoundingMode.HALF_UP);
        }
    }
}
