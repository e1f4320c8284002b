package com.xenocrm.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import com.xenocrm.runner.terminal.Failure;

/**
 * What was asked for on the command line.
 *
 * @param options those with a value, without their dashes
 */
record Arguments(String command, Set<String> flags, Map<String, String> options, Optional<String> name) {

    private static final String SLICE = "slice";

    /** Fails with exit code 2 on anything that the command does not know. */
    static Arguments parse(String... words) {
        if (words.length == 0) {
            throw Failure.usage("No command given; ./crm help lists them");
        }
        List<String> rest = List.of(words).subList(1, words.length);
        return switch (words[0]) {
            case "up" -> new Known(Set.of("-d", "--detach", "--in-background"), Set.of(), false).in("up", rest);
            case "logs" -> new Known(Set.of("-f"), Set.of(), true).in("logs", rest);
            case "demo" -> new Known(Set.of("--keep-dates"), Set.of(SLICE), false).in("demo", rest);
            case "import" -> file(new Known(Set.of(), Set.of("kind", "mapping", "delimiter"), true).in("import", rest));
            case "token" -> new Known(Set.of(), Set.of(), true).in("token", rest);
            case "down", "secrets", "status", "test" -> new Known(Set.of(), Set.of(), false).in(words[0], rest);
            default -> throw unknown(words[0]);
        };
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** How many customers the demo is about; empty for all. */
    OptionalInt slice() {
        return options.containsKey(SLICE) ? OptionalInt.of(Integer.parseInt(options.get(SLICE))) : OptionalInt.empty();
    }

    private static Arguments file(Arguments arguments) {
        if (arguments.name().isEmpty()) {
            throw Failure.usage("Which file? ./crm import FILE");
        }
        return arguments;
    }

    private static Failure unknown(String word) {
        return Failure.usage("Unknown argument: " + word + "; ./crm help lists all");
    }

    /** What a command understands. */
    private record Known(Set<String> flags, Set<String> options, boolean takesName) {

        Arguments in(String command, List<String> words) {
            words.stream().filter(word -> !understands(word)).findFirst().ifPresent(word -> {
                throw unknown(word);
            });
            List<String> names =
                    words.stream().filter(word -> !word.startsWith("-")).toList();
            if (names.size() > (takesName ? 1 : 0)) {
                throw unknown(names.getLast());
            }
            return new Arguments(
                    command,
                    words.stream().filter(flags::contains).collect(Collectors.toUnmodifiableSet()),
                    words.stream()
                            .filter(this::isOption)
                            .collect(Collectors.toUnmodifiableMap(
                                    Known::optionOf, word -> word.substring(word.indexOf('=') + 1), (_, last) -> last)),
                    names.stream().findFirst());
        }

        private boolean understands(String word) {
            return !word.startsWith("-") || flags.contains(word) || isOption(word);
        }

        private boolean isOption(String word) {
            boolean given = word.matches("--[a-z]+=.+") && options.contains(optionOf(word));
            return given && (!optionOf(word).equals(SLICE) || word.matches("--slice=[1-9][0-9]{0,5}"));
        }

        private static String optionOf(String word) {
            return word.substring(2, word.indexOf('='));
        }
    }
}
