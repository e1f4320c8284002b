package com.xenocrm.simulation.campaign.plan;

/**
 * Behaviour of the vendor; each value but spread and latest is a share of one.
 *
 * @param sent communications that are delivered
 * @param temporary failures after which a further attempt may succeed
 * @param repeated receipts that come twice
 * @param spread microseconds within which receipts come that are not late
 * @param late receipts that take up to minutes
 * @param latest microseconds that those may take
 * @param lost receipts that are lost until the communication is given again
 */
public record VendorPlan(
        double sent, double temporary, double repeated, long spread, double late, long latest, double lost) {}
