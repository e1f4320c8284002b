package com.xenocrm.bench.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.xenocrm.bench.BenchmarkCommand.Benchmark;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.bench.system.ProcessUsage;
import com.xenocrm.local.console.Table;

/** Benchmark of customers and orders in requests of several sizes, beside broker and database alone. */
public final class IngestBenchmark implements Benchmark {

    private static final int SINGLE_RECORDS = 4_000;
    private static final int WARM_UP = 4;
    private static final int REPEATS = 3;
    private static final int ROWS_OF_A_LONG_LOAD = 1_000_000;
    private static final List<Integer> SIZES = List.of(1, 100, 1_000);

    @Override
    public void run(MeasuredSystem system) {
        PurchaseData purchases = PurchaseData.load();
        IngestLoad ingestion = new IngestLoad(system, purchases);
        System.out.println("Warming up");
        for (int round = 0; round < WARM_UP; round++) {
            ingestion.orders(purchases.orderCount(), 1_000, 4);
        }
        ingestion.orders(SINGLE_RECORDS, 1, 16);

        Kind customers = new Kind("customers", purchases.customerCount(), ingestion::customers);
        Kind orders = new Kind("orders", purchases.orderCount(), ingestion::orders);
        System.out.println("Broker and database alone");
        IngestBaseline ceilings = IngestBaseline.measure(system, purchases);
        Table rates = new Table(
                "records",
                "a request",
                "accepted/s",
                "applied/s",
                "broker alone/s",
                "of it",
                "database alone/s",
                "of it");
        List<IngestRun> hundreds = new ArrayList<>();
        for (Kind kind : List.of(customers, orders)) {
            for (int size : SIZES) {
                IngestRun run = kind.measure(size);
                rates.row(cells(kind, size, run, ceilings));
                if (size == 100) {
                    hundreds.add(run);
                }
            }
        }
        System.out.println("");
        rates.print();
        System.out.println("");
        System.out.println("CPU seconds for 100,000 records in requests of 100, and peak memory");
        usage(hundreds).print();
        System.out.println("");
        memory(system, ingestion, purchases);
    }

    private static String[] cells(Kind kind, int size, IngestRun run, IngestBaseline ceilings) {
        long broker = ceilings.broker(size);
        long database = ceilings.database(kind.name());
        return new String[] {
            kind.name(),
            number(size),
            number(run.acceptedPerSecond()),
            number(run.appliedPerSecond()),
            number(broker),
            percent(run.appliedPerSecond(), broker),
            number(database),
            percent(run.appliedPerSecond(), database)
        };
    }

    private static Table usage(List<IngestRun> runs) {
        IngestRun customers = runs.getFirst();
        IngestRun orders = runs.getLast();
        Table table = new Table("process", "customers", "orders", "peak MB");
        orders.usage()
                .forEach((name, used) -> table.row(
                        name,
                        perHundredThousand(customers, name),
                        perHundredThousand(orders, name),
                        number(used.peakMegabytes())));
        return table;
    }

    private static String perHundredThousand(IngestRun run, String process) {
        double seconds =
                run.usage().getOrDefault(process, new ProcessUsage(0, 0)).cpuSeconds();
        return String.format(Locale.ROOT, "%.2f", seconds * 100_000 / run.records());
    }

    /** Compares peak memory of a small and a large load, to find memory that grows with the load. */
    private static void memory(MeasuredSystem system, IngestLoad ingestion, PurchaseData purchases) {
        System.out.println("Ten thousand orders, then the same orders again and again, up to a million rows");
        system.resetPeaks();
        Map<String, ProcessUsage> few = ingestion.orders(10_000, 1_000, 4).usage();
        ingestion.orders(purchases.orderCount(), 1_000, 4);
        system.resetPeaks();
        IngestRun last = ingestion.ordersAgain();
        for (int rows = purchases.orderCount(); rows < ROWS_OF_A_LONG_LOAD; rows += purchases.orderCount()) {
            last = ingestion.ordersAgain();
        }
        Table table = new Table("process", "peak MB during 10,000 rows", "during 1,000,000");
        last.usage()
                .forEach((name, used) -> table.row(
                        name, number(few.getOrDefault(name, used).peakMegabytes()), number(used.peakMegabytes())));
        table.print();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    /** Customers or orders with their number and measurement. */
    private record Kind(String name, int count, Load load) {

        IngestRun measure(int size) {
            System.out.println(name + " in requests of " + size);
            int records = size == 1 ? SINGLE_RECORDS : count;
            int atATime = size == 1 ? 16 : 4;
            List<IngestRun> runs = new ArrayList<>();
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                runs.add(load.run(records, size, atATime));
            }
            runs.sort(Comparator.comparingLong(IngestRun::appliedPerSecond));
            return runs.get(REPEATS / 2);
        }
    }

    @FunctionalInterface
    private interface Load {

        IngestRun run(int records, int perRequest, int atATime);
    }
}
