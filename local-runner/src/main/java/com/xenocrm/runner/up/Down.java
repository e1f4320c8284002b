package com.xenocrm.runner.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.system.Leftovers;
import com.xenocrm.runner.system.RunningSystem;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm down}: ends what {@code up} has started, from any terminal. */
public final class Down {

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final Path work;

    public Down(Terminal terminal, Path work) {
        this.terminal = terminal;
        this.work = work;
    }

    public void run() {
        Optional<RunningSystem> system = RunningSystem.read(work);
        if (system.isEmpty()) {
            terminal.say("Xeno CRM is not up.");
            return;
        }
        terminal.say("Ending Xeno CRM");
        system.get().supervisor().find().ifPresent(supervisor -> Termination.end(List.of(supervisor), GRACE));
        Leftovers.end(work);
        terminal.say("Xeno CRM is down.");
    }
}
