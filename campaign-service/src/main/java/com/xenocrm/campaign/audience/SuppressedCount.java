package com.xenocrm.campaign.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.suppression.Suppressions;

/** Says how many of an audience will not be written to, since their addresses are suppressed. */
@Component
class SuppressedCount {

    private static final int AT_ONCE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Audiences audiences;
    private final Suppressions suppressions;
    private final Clock clock;

    SuppressedCount(Audiences audiences, Suppressions suppressions, Clock clock) {
        this.audiences = audiences;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Looks at all suppressed addresses; null when they are more than can be looked at in a second. */
    @Nullable
    Integer of(Rule rule, Instant now) {
        long count = 0;
        List<String> emails = suppressions.emails(null, AT_ONCE);
        while (!emails.isEmpty()) {
            if (clock.instant().isAfter(now.plus(PATIENCE))) {
                return null;
            }
            count += audiences.count(rule, now, emails);
            emails = emails.size() < AT_ONCE ? List.of() : suppressions.emails(emails.getLast(), AT_ONCE);
        }
        return Math.toIntExact(count);
    }
}
