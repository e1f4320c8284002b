package com.xenocrm.campaigndata.results;

/**
 * Size, mean and variance of a statistical sample.
 *
 * @param variance unbiased variance of the values (divisor: size less one)
 */
public record Sample(long size, double mean, double variance) {

    /** Returns the square of the mean's standard error. */
    double squaredError() {
        return variance / size;
    }

    /** Returns this sample's term in the degrees of freedom, see {@link Lift}. */
    double freedom() {
        return squaredError() * squaredError() / (size - 1);
    }
}
