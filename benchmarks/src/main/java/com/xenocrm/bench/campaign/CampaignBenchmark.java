package com.xenocrm.bench.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.xenocrm.bench.BenchmarkCommand.Benchmark;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.bench.system.ProcessUsage;
import com.xenocrm.local.console.Table;

/** Benchmark of a campaign from launch to the last receipt, beside broker and database alone. */
public final class CampaignBenchmark implements Benchmark {

    private static final int SMALL = 23_570;
    private static final int LARGE = 500_000;
    private static final int WARM_UP = 3;
    private static final int REPEATS = 3;

    /** Disables retries, whose delays are not part of the measurement. */
    @Override
    public Map<String, String> settings() {
        return Map.of("MAX_ATTEMPTS", "1");
    }

    @Override
    public void run(MeasuredSystem system) {
        GeneratedCustomers crowd = new GeneratedCustomers(system.database());
        CampaignLoad campaigning = new CampaignLoad(system);
        System.out.println("Warming up");
        crowd.replaceAll(SMALL);
        for (int round = 0; round < WARM_UP; round++) {
            campaigning.run(SMALL);
        }
        System.out.println("Broker and database alone, with what " + number(SMALL) + " communications ask of them");
        CampaignBaseline ceiling = CampaignBaseline.measure(system, SMALL);
        System.out.println("A campaign to " + number(SMALL));
        CampaignRun small = median(campaigning);
        System.out.println("Pause and resume");
        Duration silence = campaigning.timeToSilence(SMALL);
        System.out.println("A campaign to " + number(LARGE));
        crowd.replaceAll(LARGE);
        CampaignRun large = campaigning.run(LARGE);

        System.out.println("");
        rates(ceiling, small, large).print();
        System.out.println("");
        System.out.println("From the pause until nothing more was sent: " + silence.toMillis() + " ms");
        System.out.println("");
        usage(small, large).print();
    }

    private static CampaignRun median(CampaignLoad campaigning) {
        List<CampaignRun> runs = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            runs.add(campaigning.run(SMALL));
        }
        runs.sort(Comparator.comparingLong(CampaignRun::perSecond));
        return runs.get(REPEATS / 2);
    }

    private static Table rates(CampaignBaseline ceiling, CampaignRun... runs) {
        Table table = new Table(
                "audience",
                "messages/s",
                "broker alone/s",
                "database alone/s",
                "both/s",
                "of it",
                "first after ms",
                "repeated");
        for (CampaignRun run : runs) {
            table.row(
                    number(run.audience()),
                    number(run.perSecond()),
                    number(ceiling.broker()),
                    number(ceiling.database()),
                    number(ceiling.both()),
                    String.format(Locale.ROOT, "%.0f %%", 100.0 * run.perSecond() / ceiling.both()),
                    number(run.untilFirst().toMillis()),
                    number(run.repeated()));
        }
        return table;
    }

    private static Table usage(CampaignRun small, CampaignRun large) {
        Table table = new Table(
                "process",
                "CPU s a 100,000 of " + number(small.audience()),
                "of " + number(large.audience()),
                "peak MB with " + number(small.audience()),
                "with " + number(large.audience()));
        large.usage().forEach((name, used) -> {
            ProcessUsage before = small.usage().getOrDefault(name, used);
            table.row(
                    name,
                    perHundredThousand(before, small.audience()),
                    perHundredThousand(used, large.audience()),
                    number(before.peakMegabytes()),
                    number(used.peakMegabytes()));
        });
        return table;
    }

    private static String perHundredThousand(ProcessUsage used, int audience) {
        return String.format(Locale.ROOT, "%.2f", used.cpuSeconds() * 100_000 / audience);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
