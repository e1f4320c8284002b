package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.infra.PrivateRabbit;
import com.xenocrm.runner.process.Termination;

/** What an earlier run has left running because it was killed itself. */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private Leftovers() {}

    /** Ends what is certainly the run's own. True when it had left anything written down. */
    public static boolean end(Path work) {
        Optional<RunningSystem> left = RunningSystem.read(work);
        left.ifPresent(system -> {
            List<ProcessHandle> services = system.parts().stream()
                    .filter(part -> !part.name().equals(Broker.NAME))
                    .flatMap(part -> part.process().stream())
                    .flatMap(process -> process.find().stream())
                    .distinct()
                    .toList();
            Termination.end(services, GRACE);
            system.parts().stream().flatMap(part -> part.container().stream()).forEach(Leftovers::remove);
        });
        PrivateRabbit.endLeftBehind(work.resolve(Broker.NAME));
        try {
            Files.deleteIfExists(RunningSystem.file(work));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return left.isPresent();
    }

    private static void remove(String container) {
        new DockerContainers.Container(container, 0, "").close();
    }
}
