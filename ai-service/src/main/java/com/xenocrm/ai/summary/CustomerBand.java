package com.xenocrm.ai.summary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.time.WholeDays;

/** Bands of customers by spend, visits and recency, as of now; the first band of a kind that holds. */
enum CustomerBand {
    SPEND_OVER_10K("customers with over 10K spend", spend(10_000)),
    SPEND_OVER_1K("customers with 1K to 10K spend", spend(1_000)),
    SPEND_OVER_100("customers with 100 to 1K spend", spend(100)),
    SPEND_UP_TO_100("customers with up to 100 spend", (_, _) -> true),
    VISITS_FROM_10("customers with 10 or more visits", visits(10)),
    VISITS_FROM_5("customers with 5 to 9 visits", visits(5)),
    VISITS_FROM_2("customers with 2 to 4 visits", visits(2)),
    VISITS_UP_TO_1("customers with at most 1 visit", (_, _) -> true),
    ACTIVE_WITHIN_30_DAYS("customers active in the last 30 days", active(30)),
    ACTIVE_WITHIN_90_DAYS("customers last active 31 to 90 days ago", active(90)),
    ACTIVE_WITHIN_180_DAYS("customers last active 91 to 180 days ago", active(180)),
    ACTIVE_BEFORE("customers not active in the last 180 days", (_, _) -> true);

    /** Kinds of bands, which callers ask for by name. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
    enum Kind {
        SPEND(List.of(SPEND_OVER_10K, SPEND_OVER_1K, SPEND_OVER_100, SPEND_UP_TO_100)),
        VISITS(List.of(VISITS_FROM_10, VISITS_FROM_5, VISITS_FROM_2, VISITS_UP_TO_1)),
        RECENCY(List.of(ACTIVE_WITHIN_30_DAYS, ACTIVE_WITHIN_90_DAYS, ACTIVE_WITHIN_180_DAYS, ACTIVE_BEFORE));

        private final List<CustomerBand> bands;

        Kind(List<CustomerBand> bands) {
            this.bands = bands;
        }

        /** Returns the bands of this kind, the highest first. */
        List<CustomerBand> bands() {
            return bands;
        }

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String people;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments
    private final BiPredicate<Customer, Instant> holds;

    CustomerBand(String people, BiPredicate<Customer, Instant> holds) {
        this.people = people;
        this.holds = holds;
    }

    /** Returns one band of each kind. */
    static List<CustomerBand> of(Customer customer, Instant now) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.bands().stream()
                        .filter(band -> band.holds.test(customer, now))
                        .limit(1))
                .toList();
    }

    /** Returns a description of these customers for use within a sentence. */
    String people() {
        return people;
    }

    /** Returns the name of a fact about these customers. */
    String of(String fact) {
        return fact + "." + name().toLowerCase(Locale.ROOT);
    }

    private static BiPredicate<Customer, Instant> spend(long more) {
        return (customer, _) -> customer.totalSpend().compareTo(BigDecimal.valueOf(more)) > 0;
    }

    private static BiPredicate<Customer, Instant> visits(long least) {
        return (customer, _) -> customer.visitsCount() >= least;
    }

    private static BiPredicate<Customer, Instant> active(long days) {
        return (customer, now) -> {
            Instant last = customer.lastActiveAt();
            return last != null && WholeDays.since(last, now) <= days;
        };
    }
}
