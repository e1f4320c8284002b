package com.xenocrm.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.xenocrm.bench.campaign.CampaignBenchmark;
import com.xenocrm.bench.ingest.IngestBenchmark;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.runner.client.CrmRefusal;
import com.xenocrm.runner.client.CrmUnavailable;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.PlainProgress;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm bench <name>}: one measurement, on a system of its own that is ended afterwards. */
public final class Bench {

    private static final Map<String, Benchmark> BENCHMARKS =
            Map.of("ingest", new IngestBenchmark(), "campaign", new CampaignBenchmark());

    private Bench() {}

    public static void main(String[] words) {
        int exitCode = 0;
        try {
            run(List.of(words));
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            exitCode = failure.exitCode();
        } catch (CrmRefusal | CrmUnavailable failure) {
            System.err.println(failure.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void run(List<String> words) {
        Benchmark benchmark = BENCHMARKS.get(words.isEmpty() ? "" : words.getFirst());
        if (benchmark == null || words.size() > 1) {
            throw Failure.usage("Name one benchmark of: " + String.join(", ", BENCHMARKS.keySet()));
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(benchmark.settings());
        Terminal terminal = Terminal.standard();
        try (MeasuredSystem system =
                MeasuredSystem.start(SystemSettings.findProject(), environment, new PlainProgress(terminal))) {
            benchmark.run(system, terminal);
        }
    }

    /** Measures and prints. */
    @FunctionalInterface
    public interface Benchmark {

        /** What the system's environment must say for this measurement. */
        default Map<String, String> settings() {
            return Map.of();
        }

        void run(MeasuredSystem system, Terminal terminal);
    }
}
