package com.xenocrm.runner.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.CustomerRecord;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.ProgressBar;
import com.xenocrm.runner.terminal.Rate;
import com.xenocrm.runner.terminal.Terminal;

/** Hands customers and orders in, and waits until the system has applied them. */
final class Loading {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final CrmClient crm;
    private final CdnowData data;

    Loading(Terminal terminal, CrmClient crm, CdnowData data) {
        this.terminal = terminal;
        this.crm = crm;
        this.data = data;
    }

    /** Whether all of it is there from an earlier time, so that how fast it is applied cannot be seen from outside. */
    boolean isRepeated() {
        return crm.customerCount() >= data.customers().size()
                && crm.orderCount() >= data.orders().size();
    }

    /** How fast customers went, from the first request until the last one could be read. */
    Rate customers() {
        long start = System.nanoTime();
        int count = data.customers().size();
        ProgressBar accepted = new ProgressBar(terminal, "customers accepted", count);
        BatchPost.post(data.customers(), crm::ingestCustomers, accepted);
        accepted.finish();
        awaitCount("customers applied", count, crm::customerCount);
        return rate(count, start);
    }

    /** How fast orders went, from the first request until they showed in their customers' statistics. */
    Rate orders() {
        long start = System.nanoTime();
        int count = data.orders().size();
        ProgressBar accepted = new ProgressBar(terminal, "orders accepted", count);
        BatchPost.post(data.orders(), crm::ingestOrders, accepted);
        accepted.finish();
        awaitCount("orders applied", count, crm::orderCount);
        awaitStatistics();
        return rate(count, start);
    }

    /** What the customers have spent now. */
    Spending spending() {
        Set<String> emails =
                data.customers().stream().map(CustomerRecord::email).collect(Collectors.toSet());
        return Spending.read(crm, emails);
    }

    private void awaitCount(String label, long expected, LongSupplier count) {
        ProgressBar applied = new ProgressBar(terminal, label, expected);
        Stall stall = new Stall(PATIENCE);
        for (long now = count.getAsLong(); now < expected; now = count.getAsLong()) {
            applied.show(now);
            if (stall.lastsAt(now)) {
                throw new Failure("%s: only %d of %d, and no more for %d s; see ./crm logs"
                        .formatted(label, now, expected, PATIENCE.toSeconds()));
            }
            Pause.of(BETWEEN_QUESTIONS);
        }
        applied.finish();
    }

    private void awaitStatistics() {
        BigDecimal expected = data.totalSpend();
        Stall stall = new Stall(PATIENCE);
        for (BigDecimal now = spending().total();
                now.compareTo(expected) != 0;
                now = spending().total()) {
            if (stall.lastsAt(now)) {
                throw new Failure("Total spend is %,.2f and stays there; it must be %,.2f".formatted(now, expected));
            }
            Pause.of(BETWEEN_QUESTIONS);
        }
    }

    private static Rate rate(long count, long startNanos) {
        return new Rate(count, Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
