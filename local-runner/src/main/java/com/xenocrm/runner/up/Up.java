package com.xenocrm.runner.up;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.xenocrm.runner.system.Leftovers;
import com.xenocrm.runner.system.LocalSystem;
import com.xenocrm.runner.system.RunningSystem;
import com.xenocrm.runner.system.Service;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Rate;
import com.xenocrm.runner.terminal.StatusBoard;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm up}: keeps the whole system running until it is asked to end. */
public final class Up {

    private final Terminal terminal;
    private final SystemSettings settings;
    private final AtomicBoolean askedToEnd = new AtomicBoolean();

    public Up(Terminal terminal, SystemSettings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /**
     * Returns when somebody has asked for the end, or at once when the system is up already; fails when a part of it
     * ends by itself.
     *
     * @param background whether another process tells people what to do next
     */
    public void run(boolean background) {
        Optional<UpLock> lock = UpLock.take(settings.work());
        if (lock.isEmpty()) {
            sayThatItIsUp();
            return;
        }
        try (UpLock _ = lock.get()) {
            if (Leftovers.end(settings.work())) {
                terminal.say("Ended what an earlier run had left behind");
            }
            keepUp(background);
        }
    }

    /** True when it was up and that has been said. */
    boolean isUpAlready() {
        Optional<UpLock> lock = UpLock.take(settings.work());
        lock.ifPresentOrElse(UpLock::close, this::sayThatItIsUp);
        return lock.isEmpty();
    }

    private void sayThatItIsUp() {
        terminal.say(RunningSystem.read(settings.work())
                .filter(RunningSystem::ready)
                .map(system -> "Xeno CRM is up already: " + system.url() + " (./crm down ends it)")
                .orElse("Xeno CRM is being started or ended by another command; ./crm status tells"));
    }

    private void keepUp(boolean background) {
        StatusBoard board = new StatusBoard(terminal, names());
        try (LocalSystem system = new LocalSystem(settings, board)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(board, system)));
            start(system, board);
            if (!background) {
                Welcome.say(terminal, system.publicUrl().toString(), "Ctrl-C ends it.");
            }
            system.awaitEnd().ifPresent(failure -> {
                throw failure;
            });
        } catch (Failure failure) {
            if (!askedToEnd.get()) {
                throw failure;
            }
        }
    }

    private void start(LocalSystem system, StatusBoard board) {
        long start = System.nanoTime();
        try (board) {
            system.start();
        }
        terminal.say("All ready after " + Rate.seconds(Duration.ofNanos(System.nanoTime() - start)));
    }

    private void end(StatusBoard board, LocalSystem system) {
        if (!system.isEnding()) {
            askedToEnd.set(true);
            board.close();
            terminal.say("Ending Xeno CRM");
        }
        system.close();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("rabbitmq", "mongodb", "google"));
        Arrays.stream(Service.values()).map(Service::serviceName).forEach(names::add);
        return names;
    }
}
