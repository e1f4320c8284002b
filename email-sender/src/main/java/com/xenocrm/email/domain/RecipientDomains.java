package com.xenocrm.email.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import com.xenocrm.email.smtp.SendOutcome;
import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.Rejected;

/** Sends to each domain within its limits, and pauses after many temporary refusals in a row. */
public class RecipientDomains {

    private static final String OTHERS = "*";

    private final Map<String, DomainRate> rates;
    private final Cache<String, DomainLimit> limits =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();
    private final DomainBreaker breaker;
    private final Clock clock;

    public RecipientDomains(Map<String, DomainRate> rates, Clock clock) {
        this.rates = rates;
        this.breaker = new DomainBreaker(clock);
        this.clock = clock;
    }

    /** Sends when it is the e-mail's turn; empty while its domain is paused. */
    public Optional<SendOutcome> send(String email, Supplier<SendOutcome> sending) {
        String domain = email.substring(email.lastIndexOf('@') + 1);
        if (!breaker.permits(domain)) {
            return Optional.empty();
        }
        SendOutcome outcome = limited(domain, sending);
        switch (outcome) {
            case Rejected(var reply) when reply.isTemporary() && !reply.ofSender() -> breaker.refused(domain);
            case Accepted _, Rejected _ -> breaker.answered(domain);
            default -> {}
        }
        return Optional.of(outcome);
    }

    /** Returns the number of domains that are paused. */
    public long paused() {
        return breaker.open();
    }

    private SendOutcome limited(String domain, Supplier<SendOutcome> sending) {
        DomainLimit limit = limit(domain);
        if (limit == null) {
            return sending.get();
        }
        try {
            limit.enter();
            try {
                pause(limit.reserve(clock.instant()));
                return sending.get();
            } finally {
                limit.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendOutcome.NotSent("the process ends");
        }
    }

    /** Waits; tests replace it. */
    protected void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private @Nullable DomainLimit limit(String domain) {
        DomainRate rate = rates.getOrDefault(domain, rates.get(OTHERS));
        return rate == null ? null : limits.get(domain, _ -> new DomainLimit(rate));
    }
}
