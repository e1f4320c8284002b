package com.xenocrm.runner.system;

import java.util.Optional;
import java.util.function.Supplier;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Progress;

/**
 * Infrastructure that services can be pointed at. Closing it does nothing when it was not started here.
 *
 * @param restarting ends it at once, starts it again with the same data, and tells what runs then
 */
record Running(Part part, String uri, Supplier<Part> restarting, Runnable ending) implements AutoCloseable {

    static Running given(String name, String setting, String uri, Progress progress) {
        Optional<Address> address = Address.of(uri);
        address.filter(given -> !given.answers()).ifPresent(silent -> {
            throw new Failure(
                    "%s points to %s:%d, where nobody answers".formatted(setting, silent.host(), silent.port()));
        });
        progress.settled(name, "given by " + setting);
        Part part = Part.given(name, address.map(Address::port).orElse(0));
        return new Running(part, uri, notRestarted(name), () -> {});
    }

    static Running container(String name, DockerContainers.Container container, Progress progress) {
        progress.settled(name, "ready, by Docker");
        Part part = new Part(name, container.port(), Optional.empty(), Optional.of(container.id()));
        Supplier<Part> restarting = () -> {
            container.restart();
            return part;
        };
        return new Running(part, container.uri(), restarting, container::close);
    }

    /** For what is not started again from here. */
    static Supplier<Part> notRestarted(String name) {
        return () -> {
            throw new Failure(name + " cannot be started again from here");
        };
    }

    @Override
    public void close() {
        ending.run();
    }
}
