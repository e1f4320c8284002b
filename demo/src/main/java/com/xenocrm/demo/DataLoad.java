package com.xenocrm.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.CrmClient.IngestResult;
import com.xenocrm.client.CustomerRecord;
import com.xenocrm.client.CustomerView;
import com.xenocrm.local.console.CommandFailure;

/** Ingests customers and orders, and waits until the system has applied them. */
final class DataLoad {

    private static final int PARALLEL_REQUESTS = 4;

    private final CrmClient crm;
    private final CdnowData data;
    private final Set<String> emails;
    private final boolean repeated;

    /** Least total spend of the loaded customers once everything is applied; other orders of theirs may add to it. */
    private final BigDecimal expected;

    DataLoad(CrmClient crm, CdnowData data) {
        this.crm = crm;
        this.data = data;
        this.emails = data.customers().stream().map(CustomerRecord::email).collect(Collectors.toSet());
        Spending before = spending();
        this.repeated = before.customers().size() == emails.size()
                && before.total().signum() > 0
                && crm.orderCount() >= data.orders().size();
        this.expected = repeated ? before.total() : data.totalSpend();
    }

    /** Returns whether everything was loaded before, so that the rate of this load cannot be measured. */
    boolean isRepeated() {
        return repeated;
    }

    /** Measures from the first request until all customers can be read. */
    Rate customers() {
        long start = System.nanoTime();
        post(data.customers(), crm::ingestCustomers);
        awaitCount("customers", data.customers().size(), crm::customerCount);
        return Rate.since(start, data.customers().size());
    }

    /** Measures from the first request until all orders are counted in their customers' statistics. */
    Rate orders() {
        long start = System.nanoTime();
        post(data.orders(), crm::ingestOrders);
        awaitCount("orders", data.orders().size(), crm::orderCount);
        ProgressMonitor.await(
                () -> new Figure("total spend", spending().total()),
                figure -> figure.value().compareTo(expected) >= 0,
                ProgressMonitor.STALL_LIMIT);
        return Rate.since(start, data.orders().size());
    }

    /** Reads the statistics of the loaded customers. */
    Spending spending() {
        List<CustomerView> all = new ArrayList<>();
        crm.forEachCustomer(all::add);
        List<CustomerView> loaded = all.stream()
                .filter(customer -> emails.contains(customer.email()))
                .toList();
        return new Spending(loaded, all.size() - loaded.size());
    }

    private static void awaitCount(String things, long expected, LongSupplier count) {
        ProgressMonitor.await(
                () -> new Figure(things + " applied", BigDecimal.valueOf(count.getAsLong())),
                figure -> figure.value().longValue() >= expected,
                ProgressMonitor.STALL_LIMIT);
    }

    private static <T> void post(List<T> records, Function<List<T>, IngestResult> send) {
        try (ExecutorService executor = Executors.newFixedThreadPool(PARALLEL_REQUESTS)) {
            List<Future<?>> posts = records.stream()
                    .gather(Gatherers.windowFixed(CrmClient.MAX_RECORDS))
                    .<Future<?>>map(batch -> executor.submit(() -> requireAll(batch.size(), send.apply(batch))))
                    .toList();
            for (Future<?> post : posts) {
                post.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted");
        }
    }

    private static void requireAll(int sent, IngestResult result) {
        if (result.accepted() != sent) {
            throw new CommandFailure(
                    "Only %d of %d records were accepted: %s".formatted(result.accepted(), sent, result.firstError()));
        }
    }

    private record Figure(String name, BigDecimal value) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %,.2f", name, value).replace(".00", "");
        }
    }

    /** @param others number of customers that were not loaded here */
    record Spending(List<CustomerView> customers, long others) {

        BigDecimal total() {
            return customers.stream().map(CustomerView::totalSpend).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
