package com.xenocrm.email.bounce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts mails of the bounce mailbox by result, and shows whether it can be read. */
class BounceMetrics {

    private static final List<String> RESULTS =
            List.of("bounced", "objected", "delivered", "undecided", "unreadable", "unknown");

    private final Map<String, Counter> results = new HashMap<>();
    private final AtomicInteger unavailable;

    BounceMetrics(MeterRegistry meters) {
        RESULTS.forEach(result -> results.put(
                result,
                Counter.builder("crm.bounce.mails")
                        .description("Mails read from the mailbox for bounces, by what they report")
                        .tag("result", result)
                        .register(meters)));
        unavailable = Objects.requireNonNull(meters.gauge("crm.bounce.mailbox.unavailable", new AtomicInteger()));
    }

    void count(String result) {
        Objects.requireNonNull(results.get(result)).increment();
    }

    void unavailable(boolean is) {
        unavailable.set(is ? 1 : 0);
    }
}
