package com.xenocrm.runner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.xenocrm.runner.terminal.Failure;

/** What was asked for on the command line. */
record Arguments(String command, Set<String> flags, Optional<String> name, OptionalInt slice) {

    private static final String SLICE = "--slice=";

    /** Fails with exit code 2 on anything that the command does not know. */
    static Arguments parse(String... words) {
        if (words.length == 0) {
            throw Failure.usage("No command given; ./crm help lists them");
        }
        List<String> rest = List.of(words).subList(1, words.length);
        return switch (words[0]) {
            case "up" -> of("up", rest, Set.of("-d", "--detach", "--in-background"), false);
            case "logs" -> of("logs", rest, Set.of("-f"), true);
            case "demo" -> of("demo", rest, Set.of("--keep-dates"), false);
            case "token" -> of("token", rest, Set.of(), true);
            case "down", "status", "test" -> of(words[0], rest, Set.of(), false);
            default -> throw unknown(words[0]);
        };
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    private static Arguments of(String command, List<String> words, Set<String> known, boolean takesName) {
        List<String> slices = words.stream()
                .filter(word -> command.equals("demo") && word.startsWith(SLICE))
                .toList();
        List<String> names =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        words.stream()
                .filter(word -> word.startsWith("-") && !known.contains(word) && !slices.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw unknown(word);
                });
        if (names.size() > (takesName ? 1 : 0)) {
            throw unknown(names.getLast());
        }
        Set<String> flags = Set.copyOf(words.stream().filter(known::contains).toList());
        OptionalInt slice = slices.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(slices.getLast()));
        return new Arguments(command, flags, names.stream().findFirst(), slice);
    }

    private static int number(String slice) {
        String digits = slice.substring(SLICE.length());
        if (!digits.matches("[1-9][0-9]{0,5}")) {
            throw unknown(slice);
        }
        return Integer.parseInt(digits);
    }

    private static Failure unknown(String word) {
        return Failure.usage("Unknown argument: " + word + "; ./crm help lists all");
    }
}
