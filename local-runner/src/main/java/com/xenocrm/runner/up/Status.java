package com.xenocrm.runner.up;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;

import com.xenocrm.runner.process.Memory;
import com.xenocrm.runner.process.RecordedProcess;
import com.xenocrm.runner.system.Part;
import com.xenocrm.runner.system.Readiness;
import com.xenocrm.runner.system.RunningSystem;
import com.xenocrm.runner.system.Service;
import com.xenocrm.runner.terminal.Table;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm status}: every part with its port, process, state and memory. */
public final class Status {

    private final Terminal terminal;
    private final Path work;

    public Status(Terminal terminal, Path work) {
        this.terminal = terminal;
        this.work = work;
    }

    public void run() {
        RunningSystem.read(work).ifPresentOrElse(this::show, () -> terminal.say("Xeno CRM is not up."));
    }

    private void show(RunningSystem system) {
        boolean supervised = system.supervisor().find().isPresent();
        Table table = new Table("part", "port", "pid", "state", "memory");
        Set<Long> told = new LinkedHashSet<>();
        try (Readiness readiness = new Readiness()) {
            for (Part part : system.parts()) {
                table.row(
                        part.name(),
                        port(part),
                        pid(part.process()),
                        state(part, readiness),
                        memory(part.process(), told));
            }
        }
        Optional<RecordedProcess> supervisor = Optional.of(system.supervisor());
        table.row("./crm up", "-", pid(supervisor), supervised ? "running" : "gone", memory(supervisor, told));
        table.row("in all", "", "", "", sum(told, Memory::residentMegabytes) + " MB");
        table.print(terminal);
        terminal.say(
                "  what several processes share counted once: " + sum(told, Memory::proportionalMegabytes) + " MB");
        if (!supervised) {
            terminal.say("./crm up was killed: ./crm down ends what it has left behind");
        }
    }

    private static String state(Part part, Readiness readiness) {
        if (part.process().isPresent() && part.process().get().find().isEmpty()) {
            return "gone";
        }
        if (Service.named(part.name()).isPresent()) {
            return readiness.isReady(part.port()) ? "ready" : "not ready";
        }
        if (part.container().isPresent()) {
            return "by Docker";
        }
        return part.process().isPresent() ? "running" : "given";
    }

    /** Two stand-ins share a process, whose memory is told once. */
    private static String memory(Optional<RecordedProcess> process, Set<Long> told) {
        return process.filter(recorded -> recorded.find().isPresent())
                .map(RecordedProcess::pid)
                .filter(told::add)
                .map(pid -> sum(Set.of(pid), Memory::residentMegabytes) + " MB")
                .orElse("-");
    }

    private static long sum(Set<Long> pids, LongFunction<OptionalLong> memory) {
        return pids.stream().mapToLong(pid -> memory.apply(pid).orElse(0)).sum();
    }

    private static String port(Part part) {
        return part.port() == 0 ? "-" : Integer.toString(part.port());
    }

    private static String pid(Optional<RecordedProcess> process) {
        return process.map(recorded -> Long.toString(recorded.pid())).orElse("-");
    }
}
