package com.xenocrm.ai.summary;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

import com.xenocrm.campaignkit.customer.Customer;

/** Customers who are alike in spend, visits or recency, as they are now; of each sort the first that holds. */
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

    /** The bands by sort, in each the highest first. */
    static final List<List<CustomerBand>> FIRST_OF_EACH = List.of(
            List.of(SPEND_OVER_10K, SPEND_OVER_1K, SPEND_OVER_100, SPEND_UP_TO_100),
            List.of(VISITS_FROM_10, VISITS_FROM_5, VISITS_FROM_2, VISITS_UP_TO_1),
            List.of(ACTIVE_WITHIN_30_DAYS, ACTIVE_WITHIN_90_DAYS, ACTIVE_WITHIN_180_DAYS, ACTIVE_BEFORE));

    private final String people;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments
    private final BiPredicate<Customer, Instant> holds;

    CustomerBand(String people, BiPredicate<Customer, Instant> holds) {
        this.people = people;
        this.holds = holds;
    }

    /** One band of each sort. */
    static List<CustomerBand> of(Customer customer, Instant now) {
        return FIRST_OF_EACH.stream()
                .flatMap(bands -> bands.stream()
                        .filter(band -> band.holds.test(customer, now))
                        .limit(1))
                .toList();
    }

    /** In words that go on in a sentence. */
    String people() {
        return people;
    }

    /** The name of a fact about these customers. */
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
            return last != null && !last.isBefore(now.minus(Duration.ofDays(days)));
        };
    }
}
