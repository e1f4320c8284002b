package com.xenocrm.email.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker for each domain. After several temporary refusals in a row, no e-mail is sent to the domain for a minute,
 * then one as a trial. If it is refused as well, the pause is twice as long, up to half an hour. The state of a domain
 * without a refusal within an hour is removed.
 */
final class DomainBreaker {

    private static final int REFUSALS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Refused> domains;

    DomainBreaker(Clock clock) {
        this.clock = clock;
        this.domains = Caffeine.newBuilder()
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .<String, Refused>build()
                .asMap();
    }

    /** Returns whether an e-mail may be sent now; after a pause only the first caller may. */
    boolean permits(String domain) {
        Refused known = domains.get(domain);
        if (known == null || known.openUntil == null) {
            return true;
        }
        Instant now = clock.instant();
        return !now.isBefore(known.openUntil)
                && domains.replace(domain, known, new Refused(known.count, known.pause, now.plus(known.pause)));
    }

    void refused(String domain) {
        Instant now = clock.instant();
        domains.compute(domain, (_, known) -> {
            int count = known == null ? 1 : known.count + 1;
            if (count < REFUSALS) {
                return new Refused(count, FIRST_PAUSE, null);
            }
            Duration pause = known == null || known.openUntil == null ? FIRST_PAUSE : longer(known.pause);
            return new Refused(count, pause, now.plus(pause));
        });
    }

    void answered(String domain) {
        domains.remove(domain);
    }

    /** Returns the number of domains to which nothing is sent now. */
    long open() {
        Instant now = clock.instant();
        return domains.values().stream()
                .filter(each -> each.openUntil != null && each.openUntil.isAfter(now))
                .count();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /**
     * Refusals in a row.
     *
     * @param openUntil end of the pause; null before there is one
     */
    private record Refused(
            int count, Duration pause, @Nullable Instant openUntil) {}
}
