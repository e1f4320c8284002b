package com.xenocrm.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.xenocrm.local.console.Table;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/** {@code ./crm status}: port, process, state and memory of each component. */
final class StatusCommand {

    private final Path work;
    private final Set<Long> counted = new LinkedHashSet<>();

    StatusCommand(Path work) {
        this.work = work;
    }

    void run() {
        RunState.read(work).ifPresentOrElse(this::print, () -> System.out.println("Xeno CRM is not running."));
    }

    private void print(RunState state) {
        boolean supervised = state.supervisor().find().isPresent();
        Table table = new Table("component", "port", "pid", "state", "memory");
        for (Component component : state.components()) {
            String port = component.port() == 0 ? "-" : Integer.toString(component.port());
            row(table, component.name(), port, component.process(), state(component));
        }
        row(table, "./crm up", "-", Optional.of(state.supervisor()), supervised ? "running" : "gone");
        long resident =
                counted.stream().mapToLong(StatusCommand::residentMegabytes).sum();
        long proportional = counted.stream()
                .mapToLong(pid -> megabytes(pid, "smaps_rollup", "Pss:"))
                .sum();
        table.row("total", "", "", "", resident + " MB").print();
        System.out.println("  with shared memory counted once: " + proportional + " MB");
        if (!supervised) {
            System.out.println("./crm up was killed: ./crm down ends the processes that it left");
        }
    }

    /** Adds a row to the table; the memory of a process with several components is counted once. */
    private void row(Table table, String name, String port, Optional<ProcessRecord> process, String state) {
        String pid = process.map(record -> Long.toString(record.pid())).orElse("-");
        String memory = process.filter(record -> record.find().isPresent() && counted.add(record.pid()))
                .map(record -> residentMegabytes(record.pid()) + " MB")
                .orElse("-");
        table.row(name, port, pid, state, memory);
    }

    private static String state(Component component) {
        if (component.process().isEmpty()) {
            return "given";
        }
        if (component.hasEnded()) {
            return "gone";
        }
        if (Service.named(component.name()).isEmpty()) {
            return "running";
        }
        return ServiceProcess.isReady(component.port()) ? "ready" : "not ready";
    }

    private static long residentMegabytes(long pid) {
        return megabytes(pid, "status", "VmRSS:");
    }

    /** Reads a size from Linux' {@code /proc}; 0 elsewhere. */
    private static long megabytes(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
