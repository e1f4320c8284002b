package com.xenocrm.campaign.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.SuppressionList;
import com.xenocrm.campaigndata.suppression.Suppressions;

/** Counts the customers of an audience who are suppressed themselves or by address. */
@Component
class SuppressedCount {

    private static final int AT_ONCE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Audiences audiences;
    private final Suppressions suppressions;
    private final SuppressionList list;
    private final Clock clock;

    SuppressedCount(Audiences audiences, Suppressions suppressions, SuppressionList list, Clock clock) {
        this.audiences = audiences;
        this.suppressions = suppressions;
        this.list = list;
        this.clock = clock;
    }

    /** Returns the number of suppressed customers; null if checking all suppressions takes more than a second. */
    @Nullable
    Integer of(Rule rule, Instant now) {
        Set<String> counted = new HashSet<>();
        List<SuppressionList.Key> keys = list.keys(null, AT_ONCE);
        while (!keys.isEmpty()) {
            if (clock.instant().isAfter(now.plus(PATIENCE))) {
                return null;
            }
            List<Addressee> matching = matching(rule, now, keys);
            suppressions.among(matching).keySet().forEach(suppressed -> counted.add(suppressed.customerId()));
            keys = keys.size() < AT_ONCE ? List.of() : list.keys(keys.getLast(), AT_ONCE);
        }
        return counted.size();
    }

    private List<Addressee> matching(Rule rule, Instant now, List<SuppressionList.Key> keys) {
        List<String> ids = keys.stream()
                .map(SuppressionList.Key::customerId)
                .filter(Objects::nonNull)
                .toList();
        List<String> emails = keys.stream()
                .filter(key -> key.customerId() == null)
                .map(SuppressionList.Key::id)
                .toList();
        return audiences.identities(rule, now, ids, emails).stream()
                .map(customer -> new Addressee(customer.id(), customer.email()))
                .toList();
    }
}
