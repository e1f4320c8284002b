package com.xenocrm.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.dump.DumpDirectory;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.Processes;
import com.xenocrm.local.secrets.Secrets;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/** Program of {@code ./crm up, down, status} and {@code secrets}; the script has checked the arguments. */
public final class LocalCommand {

    private static final Duration GRACE = Duration.ofSeconds(60);

    private LocalCommand() {}

    public static void main(String[] arguments) {
        CommandFailure.exitAfter(() -> run(List.of(arguments)));
    }

    private static void run(List<String> arguments) {
        SystemSettings settings = SystemSettings.standard(SystemSettings.findProject(), System.getenv());
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "up" -> new UpCommand(settings).run(rest.isEmpty() ? "Ctrl-C stops it." : "./crm down stops it.");
            case "down" -> {
                down(settings.work());
                if (!rest.isEmpty()) {
                    wipe(settings);
                }
            }
            case "status" -> new StatusCommand(settings.work()).run();
            case "secrets" ->
                new TreeMap<>(Secrets.generate()).forEach((name, value) -> System.out.println(name + "=" + value));
            default -> throw CommandFailure.usage("Unknown command: " + arguments.getFirst());
        }
    }

    private static void down(Path work) {
        Optional<RunState> state = RunState.read(work);
        if (state.isEmpty()) {
            System.out.println("Xeno CRM is not running.");
            return;
        }
        System.out.println("Stopping Xeno CRM");
        state.get().supervisor().find().ifPresent(supervisor -> Processes.terminate(List.of(supervisor), GRACE));
        RunState.endOrphans(work);
        System.out.println("Xeno CRM is down.");
    }

    private static void wipe(SystemSettings settings) {
        try (FileChannel lock = UpCommand.openLock(settings)) {
            if (lock.tryLock() == null) {
                throw new CommandFailure("Xeno CRM is being started: ./crm down --wipe again");
            }
            new DumpDirectory(settings.data()).delete();
            Directories.delete(settings.work().resolve(Component.RABBIT));
            Directories.delete(settings.mail());
            System.out.println("Its data is deleted.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
