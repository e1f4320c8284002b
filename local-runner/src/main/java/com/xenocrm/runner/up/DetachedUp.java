package com.xenocrm.runner.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.LogFollower;
import com.xenocrm.runner.system.RunningSystem;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm up --detach}: the same in a background process; returns when all is ready. */
public final class DetachedUp {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Terminal terminal;
    private final SystemSettings settings;
    private final Class<?> main;

    /** @param main the class whose {@code up} the background process runs */
    public DetachedUp(Terminal terminal, SystemSettings settings, Class<?> main) {
        this.terminal = terminal;
        this.settings = settings;
        this.main = main;
    }

    /** The exit code. */
    public int run() {
        if (new Up(terminal, settings).isUpAlready()) {
            return 0;
        }
        Path log = SystemSettings.stateDirectory(settings.project())
                .resolve("logs")
                .resolve("up.log");
        Process background = new Command(command(), Map.of(), settings.project(), log).start();
        Thread giveUp = new Thread(background::destroy);
        Runtime.getRuntime().addShutdownHook(giveUp);
        LogFollower follower = new LogFollower(log);
        while (background.isAlive() && readyUrl(background).isEmpty()) {
            follower.newLines().forEach(terminal::say);
            Pause.of(BETWEEN_LOOKS);
        }
        follower.newLines().forEach(terminal::say);
        Runtime.getRuntime().removeShutdownHook(giveUp);
        readyUrl(background).ifPresent(url -> Welcome.say(terminal, url, "./crm down ends it."));
        return background.isAlive() ? 0 : background.exitValue();
    }

    private Optional<String> readyUrl(Process background) {
        return RunningSystem.read(settings.work())
                .filter(system -> system.ready() && system.supervisor().pid() == background.pid())
                .map(RunningSystem::url);
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Xms16m",
                "-Xmx64m",
                "-Dstdout.encoding=UTF-8",
                "-Dcrm.project=" + settings.project(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "up",
                "--in-background");
    }
}
