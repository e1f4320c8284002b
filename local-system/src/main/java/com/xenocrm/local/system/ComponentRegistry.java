package com.xenocrm.local.system;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.xenocrm.local.launch.ServiceEnvironment;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/** The running components; every change is written to the state file. */
final class ComponentRegistry {

    static final ProcessRecord THIS_PROCESS =
            ProcessRecord.of(ProcessHandle.current().pid(), "").orElseThrow();

    private final SystemSettings settings;
    private final ServiceEnvironment environment;
    private final List<Component> components = new ArrayList<>();
    private boolean ready;

    ComponentRegistry(SystemSettings settings, ServiceEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Adds a component, or replaces the one of the same name. */
    synchronized void add(String name, int port, Optional<ProcessRecord> process) {
        components.removeIf(other -> other.name().equals(name));
        components.add(new Component(name, port, process));
        writeState(ready);
    }

    synchronized List<Component> all() {
        return List.copyOf(components);
    }

    /** @param ready whether all services were ready once */
    synchronized void writeState(boolean ready) {
        this.ready = ready;
        String google = environment.googleStandIn().map(URI::toString).orElse("");
        new RunState(ready, environment.publicUrl().toString(), google, THIS_PROCESS, components)
                .write(settings.work());
    }
}
