package com.xenocrm.runner.system;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.infra.PrivateRabbit;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Progress;

/** RabbitMQ: the one that was given, else the installed one, else one by Docker, else Debian's package. */
public final class Broker implements AutoCloseable {

    static final String NAME = "rabbitmq";
    private static final String SETTING = "RABBITMQ_URI";

    private final Running running;

    private Broker(Running running) {
        this.running = running;
    }

    /** Brings it up as for a whole system, but alone: for a run of tests. */
    public static Broker bringUp(SystemSettings settings, Progress progress) {
        return new Broker(bringUp(settings, Needs.of(settings).rabbit(), progress));
    }

    static Running bringUp(SystemSettings settings, Needs.Means means, Progress progress) {
        return switch (means) {
            case GIVEN -> Running.given(NAME, SETTING, settings.given(SETTING).orElseThrow(), progress);
            case DOCKER -> {
                progress.busy(NAME, "starting by Docker");
                yield Running.container(
                        NAME, DockerContainers.startRabbit(settings.ports().rabbit()), progress);
            }
            case PACKAGE -> {
                progress.busy(NAME, "installing");
                new RabbitPackage(settings.logs().resolve("apt-get.log")).install(progress);
                yield privateInstance(settings, progress);
            }
            case INSTALLED, STAND_IN -> privateInstance(settings, progress);
        };
    }

    /** Where it listens. */
    public String uri() {
        return running.uri();
    }

    @Override
    public void close() {
        running.close();
    }

    private static Part restarted(PrivateRabbit rabbit) {
        rabbit.kill();
        rabbit.restart();
        return partOf(rabbit);
    }

    private static Part partOf(PrivateRabbit rabbit) {
        return Part.process(NAME, rabbit.port(), rabbit.pid(), "");
    }

    private static Running privateInstance(SystemSettings settings, Progress progress) {
        progress.busy(NAME, "starting");
        Path directory = settings.work().resolve(NAME);
        try {
            PrivateRabbit rabbit =
                    PrivateRabbit.start(directory, settings.ports().rabbit(), state -> progress.busy(NAME, state));
            progress.settled(NAME, "ready");
            return new Running(partOf(rabbit), rabbit.uri(), () -> restarted(rabbit), rabbit::close);
        } catch (UncheckedIOException failure) {
            throw new Failure(Optional.ofNullable(failure.getCause())
                    .map(Throwable::getMessage)
                    .orElse("RabbitMQ did not start"));
        }
    }
}
