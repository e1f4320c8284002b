package com.xenocrm.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.state.RunState;
import com.xenocrm.local.system.LocalSystem;

/** {@code ./crm up}: starts the system and keeps it running. */
final class UpCommand {

    private final SystemSettings settings;
    private final AtomicBoolean stopRequested = new AtomicBoolean();

    UpCommand(SystemSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the system and waits until it is asked to stop; returns at once if it already runs, and throws if the broker
     * exits or a service does so three times within a minute.
     */
    void run(String howToStop) {
        try (FileChannel lock = openLock(settings)) {
            if (lock.tryLock() == null) {
                printAlreadyUp();
                return;
            }
            if (RunState.endOrphans(settings.work())) {
                System.out.println("Ended the processes of an earlier run");
            }
            keepRunning(howToStop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepRunning(String howToStop) {
        long start = System.nanoTime();
        try (LocalSystem system = new LocalSystem(settings, line -> System.out.println("  " + line))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system)));
            system.start();
            System.out.printf(Locale.ROOT, "All ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
            printWelcome(system.environment().publicUrl(), howToStop);
            system.superviseUntilFailure().ifPresent(failure -> {
                throw failure;
            });
        } catch (CommandFailure failure) {
            if (!stopRequested.get()) {
                throw failure;
            }
        }
    }

    private void stop(LocalSystem system) {
        if (!system.isStopping()) {
            stopRequested.set(true);
            System.out.println("Stopping Xeno CRM");
        }
        system.close();
    }

    /** Opens the lock file; the operating system releases the lock however the process ends. */
    static FileChannel openLock(SystemSettings settings) throws IOException {
        return FileChannel.open(
                Directories.create(settings.work()).resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private void printAlreadyUp() {
        System.out.println(RunState.read(settings.work())
                .filter(RunState::ready)
                .map(state -> "Xeno CRM is up already: " + state.url() + " (./crm down stops it)")
                .orElse("Another command is starting or stopping Xeno CRM; see ./crm status"));
    }

    private static void printWelcome(URI url, String howToStop) {
        System.out.println("""
                Xeno CRM is up: %1$s   %2$s
                  a token for curl   ./crm token
                  try next           ./crm demo
                                     curl -H "Authorization: Bearer $(./crm token)" %1$s/auth/me""".formatted(url, howToStop));
    }
}
