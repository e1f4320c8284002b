package com.xenocrm.campaigndata.results;

/**
 * Figures of a group that stand for many more like it.
 *
 * @param variance of the single figures, unbiased (divided by one less than their number)
 */
public record Sample(long size, double mean, double variance) {

    /** The square of the mean's standard error. */
    double squaredError() {
        return variance / size;
    }

    /** This sample's part of the degrees of freedom, see {@link Lift}. */
    double freedom() {
        return squaredError() * squaredError() / (size - 1);
    }
}
