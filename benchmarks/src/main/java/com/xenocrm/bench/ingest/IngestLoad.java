package com.xenocrm.bench.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.bench.system.ProcessUsage;
import com.xenocrm.bench.system.QueueMonitor;

/** Ingests records into an empty system and measures the rate. */
final class IngestLoad {

    private static final int SETTING_UP = 1_000;

    private final MeasuredSystem system;
    private final PurchaseData purchases;
    private final HttpLoad http;
    private final AppliedRecords applied;
    private final QueueMonitor queues;

    IngestLoad(MeasuredSystem system, PurchaseData purchases) {
        this.system = system;
        this.purchases = purchases;
        this.http = new HttpLoad(system.gateway(), system.signIn().token());
        this.applied = new AppliedRecords(system.database());
        this.queues = new QueueMonitor(system.rabbitUri());
    }

    /** Ingests the first customers. */
    IngestRun customers(int count, int perRequest, int atATime) {
        applied.clear();
        return timed(
                count,
                "/api/ingest/customers",
                purchases.customerBodies(count, perRequest),
                atATime,
                () -> applied.awaitCustomers(count));
    }

    /** Ingests the first orders of existing customers. */
    IngestRun orders(int count, int perRequest, int atATime) {
        customers(purchases.customerCount(), SETTING_UP, 4);
        return timed(count, "/api/ingest/orders", purchases.orderBodies(count, perRequest), atATime, () -> {
            applied.awaitOrders(count);
            queues.awaitTaken();
            applied.awaitStatistics(purchases.spend(count));
        });
    }

    /** Ingests the same orders again, as if each had been edited. */
    IngestRun ordersAgain() {
        int count = purchases.orderCount();
        return timed(count, "/api/ingest/orders", purchases.orderBodies(count, SETTING_UP), 4, queues::awaitEmpty);
    }

    private IngestRun timed(int count, String path, List<byte[]> bodies, int atATime, Runnable awaitApplied) {
        Map<String, ProcessUsage> before = system.usage();
        long start = System.nanoTime();
        http.post(path, bodies, atATime);
        long accepted = System.nanoTime();
        awaitApplied.run();
        long done = System.nanoTime();
        queues.awaitEmpty();
        Map<String, ProcessUsage> usage = new LinkedHashMap<>();
        system.usage().forEach((name, after) -> usage.put(name, after.since(before.getOrDefault(name, after))));
        return new IngestRun(count, perSecond(count, accepted - start), perSecond(count, done - start), usage);
    }

    private static long perSecond(int count, long nanos) {
        return Math.round(count * 1e9 / nanos);
    }
}
