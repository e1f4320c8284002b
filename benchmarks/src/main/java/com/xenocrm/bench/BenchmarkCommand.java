package com.xenocrm.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.xenocrm.bench.campaign.CampaignBenchmark;
import com.xenocrm.bench.email.EmailBenchmark;
import com.xenocrm.bench.ingest.IngestBenchmark;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.client.CrmException;
import com.xenocrm.local.console.CommandFailure;

/** Program of {@code ./crm bench}: one benchmark on a system of its own. */
public final class BenchmarkCommand {

    private static final Map<String, Supplier<Benchmark>> BENCHMARKS =
            Map.of("ingest", IngestBenchmark::new, "campaign", CampaignBenchmark::new, "email", EmailBenchmark::new);

    private BenchmarkCommand() {}

    public static void main(String[] arguments) {
        CommandFailure.exitAfter(() -> {
            try {
                run(List.of(arguments));
            } catch (CrmException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()));
            }
        });
    }

    private static void run(List<String> words) {
        Supplier<Benchmark> chosen = BENCHMARKS.get(words.isEmpty() ? "" : words.getFirst());
        if (chosen == null || words.size() > 1) {
            throw CommandFailure.usage("Name one benchmark of: " + String.join(", ", BENCHMARKS.keySet()));
        }
        Benchmark benchmark = chosen.get();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(benchmark.settings());
        try (MeasuredSystem system = MeasuredSystem.start(environment)) {
            benchmark.run(system);
        }
    }

    /** Measures and prints the results. */
    @FunctionalInterface
    public interface Benchmark {

        /** Returns the environment variables that the benchmark requires. */
        default Map<String, String> settings() {
            return Map.of();
        }

        void run(MeasuredSystem system);
    }
}
