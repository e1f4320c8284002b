package com.xenocrm.runner.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to a Maven run: what of it a person wants to see, and how many tests there were. */
final class MavenOutput {

    private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (.+) \\d\\S* +\\[(\\d+)/(\\d+)]$");
    private static final Pattern TESTS =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)(.*)$");

    private final Map<String, Tests> modules = new LinkedHashMap<>();
    private String module = "";

    /** The line as it should be shown, if it should. */
    Optional<String> hear(String line) {
        Matcher heading = MODULE.matcher(line);
        if (heading.find()) {
            module = heading.group(1);
            return Optional.of("[%2s/%s] %s".formatted(heading.group(2), heading.group(3), module));
        }
        Matcher tests = TESTS.matcher(line);
        if (tests.find() && tests.group(5).isBlank()) {
            modules.merge(module, Tests.of(tests), Tests::plus);
            return Optional.of(line);
        }
        boolean worthSeeing = line.contains("Tests run:")
                || line.startsWith("[ERROR]")
                || line.startsWith("[WARNING] Tests")
                || line.contains("BUILD ")
                || line.contains("Total time:");
        return Optional.of(line).filter(_ -> worthSeeing);
    }

    Map<String, Tests> modules() {
        return modules;
    }

    Tests all() {
        return modules.values().stream().reduce(new Tests(0, 0, 0, 0), Tests::plus);
    }

    /** How many tests ran, and how they ended. */
    record Tests(int run, int failures, int errors, int skipped) {

        static Tests of(Matcher counts) {
            return new Tests(
                    Integer.parseInt(counts.group(1)),
                    Integer.parseInt(counts.group(2)),
                    Integer.parseInt(counts.group(3)),
                    Integer.parseInt(counts.group(4)));
        }

        Tests plus(Tests other) {
            return new Tests(
                    run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
        }

        int failed() {
            return failures + errors;
        }

        int passed() {
            return run - failed() - skipped;
        }

        /** As Surefire says it. */
        String text() {
            return "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(run, failures, errors, skipped);
        }
    }
}
