package com.xenocrm.ai.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.xenocrm.campaigndata.results.GroupPurchases;
import com.xenocrm.campaigndata.results.Lift;

/** Revenue of contacted customers and of the control group within some days. */
record ControlGroupComparison(int days, GroupPurchases.View contacted, GroupPurchases.View control, Lift lift) {

    static final String LIFT = "lift_per_customer";
    private static final String DAYS = "results_days";
    private static final String REVENUE = "revenue";
    private static final String EACH = "revenue_per_customer";
    private static final String HELD_OUT = "control_customers";
    private static final String HELD_OUT_EACH = "control_revenue_per_customer";
    private static final String CERTAIN = "lift_significant";

    List<Fact> facts() {
        return List.of(
                Facts.count(DAYS, days),
                money(REVENUE, contacted.revenue()),
                money(EACH, contacted.revenuePerCustomer()),
                Facts.count(HELD_OUT, control.customers()),
                money(HELD_OUT_EACH, control.revenuePerCustomer()),
                money(LIFT, lift.perCustomer().estimate()),
                Fact.of(
                        CERTAIN,
                        lift.significant(),
                        lift.significant() ? "more than chance explains" : "no more than chance may explain"));
    }

    static String sentence(Facts facts) {
        return "Within %s days those written to brought in %s, %s each, and the %s held out %s each: a lift of %s a customer, %s."
                .formatted(
                        facts.text(DAYS),
                        facts.text(REVENUE),
                        facts.text(EACH),
                        facts.text(HELD_OUT),
                        facts.text(HELD_OUT_EACH),
                        facts.text(LIFT),
                        facts.text(CERTAIN));
    }

    private static Fact money(String name, BigDecimal amount) {
        return Fact.of(name, amount, String.format(Locale.ROOT, "%,.2f", amount));
    }
}
