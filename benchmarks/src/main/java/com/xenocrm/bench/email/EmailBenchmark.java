package com.xenocrm.bench.email;

import java.util.Locale;
import java.util.Map;

import com.xenocrm.bench.BenchmarkCommand.Benchmark;
import com.xenocrm.bench.campaign.GeneratedCustomers;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.local.console.Table;

/** Benchmark of e-mails into an SMTP sink, beside a bare pool of the same library with as many connections. */
public final class EmailBenchmark implements Benchmark {

    private static final String SENDER = "email-sender";
    private static final int CONNECTIONS = 4;
    private static final int SMALL = 10_000;
    private static final int MANY = 100_000;
    private static final int BOUNCES = 5_000;
    private static final int WARM_UP = 3;

    private final SmtpSink sink = SmtpSink.start();
    private final BounceLoad bounces = new BounceLoad();

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "SMTP_URI",
                "smtp://127.0.0.1:" + sink.port() + "?starttls=off",
                "SMTP_CONNECTIONS",
                Integer.toString(CONNECTIONS),
                "MAIL_BOUNCE_ADDRESS",
                "bounces@mail.shop.example",
                "BOUNCE_MAILBOX_URI",
                bounces.uri(),
                "BOUNCE_MAILBOX_INTERVAL",
                "1s",
                "MAX_ATTEMPTS",
                "1");
    }

    @Override
    public void run(MeasuredSystem system) {
        GeneratedCustomers crowd = new GeneratedCustomers(system.database());
        EmailLoad load = new EmailLoad(system, sink);
        BarePool pool = new BarePool(sink.port(), CONNECTIONS);
        System.out.println("Warming up");
        crowd.replaceAll(SMALL);
        pool.perSecond(SMALL);
        for (int round = 0; round < WARM_UP; round++) {
            load.perSecond(SMALL);
        }
        long ceiling = pool.perSecond(SMALL);
        System.out.println("A campaign to " + number(SMALL));
        long small = load.perSecond(SMALL);
        long heap = system.heapAfterCollection(SENDER);
        System.out.println("A campaign to " + number(MANY));
        crowd.replaceAll(MANY);
        long many = load.perSecond(MANY);
        long heapThen = system.heapAfterCollection(SENDER);
        System.out.println("Reading bounces");
        long read = bounces.perSecond(system.database(), BOUNCES);

        System.out.println("");
        Table table = new Table("audience", "e-mails/s", "bare pool/s", "of it", "heap of email-sender afterwards, KB");
        row(table, SMALL, small, ceiling, heap);
        row(table, MANY, many, ceiling, heapThen);
        table.print();
        System.out.println("\nBounces read a second: " + number(read));
    }

    private static void row(Table table, int audience, long rate, long ceiling, long heap) {
        table.row(
                number(audience),
                number(rate),
                number(ceiling),
                String.format(Locale.ROOT, "%.0f %%", 100.0 * rate / ceiling),
                number(heap));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
