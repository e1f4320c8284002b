package com.xenocrm.runner.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.xenocrm.runner.process.Directories;
import com.xenocrm.runner.process.LogFollower;
import com.xenocrm.runner.process.LogLine;
import com.xenocrm.runner.process.LogTail;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm logs}: the last lines of one service's log, or of all in the order of time. */
public final class Logs {

    private static final int LINES = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Terminal terminal;
    private final Path directory;

    public Logs(Terminal terminal, Path work) {
        this.terminal = terminal;
        this.directory = work.resolve("logs");
    }

    /** Returns after the last line, or never when it follows. */
    public void run(Optional<String> service, boolean follow) {
        Map<String, Path> logs = chosen(service);
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        logs.forEach((name, log) -> followers.put(name, LogFollower.fromEnd(log)));
        List<Named> last = new ArrayList<>();
        logs.forEach((name, log) -> last.addAll(named(name, LogTail.lastLines(log, LINES))));
        last.sort(Comparator.comparing(Named::timestamp));
        last.subList(Math.max(0, last.size() - LINES), last.size()).forEach(line -> show(line, logs.size() > 1));
        while (follow) {
            followers.forEach((name, follower) ->
                    named(name, follower.newLines()).forEach(line -> show(line, logs.size() > 1)));
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private Map<String, Path> chosen(Optional<String> service) {
        Map<String, Path> all = Directories.children(directory).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replaceFirst("\\.log$", ""),
                        file -> file,
                        (first, _) -> first,
                        LinkedHashMap::new));
        if (service.isEmpty()) {
            all.keySet().removeAll(Set.of("build", "test", "up", "apt-get"));
            return all;
        }
        Path log = all.get(service.get());
        if (log == null) {
            throw Failure.usage(
                    "There is no log of " + service.get() + "; there are: " + String.join(", ", all.keySet()));
        }
        return Map.of(service.get(), log);
    }

    /** A line without a time belongs to the one before. */
    private static List<Named> named(String name, List<String> lines) {
        List<Named> named = new ArrayList<>();
        String timestamp = "";
        for (String raw : lines) {
            LogLine line = LogLine.parse(raw);
            timestamp = line.timestamp().isEmpty() ? timestamp : line.timestamp();
            named.add(new Named(name, timestamp, line.text()));
        }
        return named;
    }

    private void show(Named line, boolean withName) {
        terminal.say(withName ? line.name() + " | " + line.text() : line.text());
    }

    private record Named(String name, String timestamp, String text) {}
}
