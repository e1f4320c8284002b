package com.xenocrm.runner.system;

import java.util.Optional;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Progress;

/** Infrastructure that services can be pointed at. Closing it does nothing when it was not started here. */
record Running(Part part, String uri, Runnable ending) implements AutoCloseable {

    static Running given(String name, String setting, String uri, Progress progress) {
        Optional<Address> address = Address.of(uri);
        address.filter(given -> !given.answers()).ifPresent(silent -> {
            throw new Failure(
                    "%s points to %s:%d, where nobody answers".formatted(setting, silent.host(), silent.port()));
        });
        progress.settled(name, "given by " + setting);
        return new Running(Part.given(name, address.map(Address::port).orElse(0)), uri, () -> {});
    }

    static Running container(String name, DockerContainers.Container container, Progress progress) {
        progress.settled(name, "ready, by Docker");
        Part part = new Part(name, container.port(), Optional.empty(), Optional.of(container.id()));
        return new Running(part, container.uri(), container::close);
    }

    @Override
    public void close() {
        ending.run();
    }
}
