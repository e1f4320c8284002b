package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.LogTail;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Progress;

/** Debian's rabbitmq-server, installed when there is no other way and the caller may. */
final class RabbitPackage {

    private static final String HOW_TO_HELP =
            "There is no RabbitMQ: install Debian's rabbitmq-server, start Docker, or set RABBITMQ_URI to a running one.";
    private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Path log;

    RabbitPackage(Path log) {
        this.log = log;
    }

    /** Installs it without letting the packaged service start, since that would listen on every address. */
    void install(Progress progress) {
        Optional<String> aptGet = Command.onPath("apt-get");
        if (aptGet.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            throw new Failure(HOW_TO_HELP);
        }
        progress.note("There is no RabbitMQ: installing Debian's package rabbitmq-server (its service is not started)");
        boolean keepsServicesDown = forbidServiceStarts();
        try {
            List<String> install = List.of(aptGet.get(), "install", "-y", "--no-install-recommends", "rabbitmq-server");
            if (!succeeds(install) && !(succeeds(List.of(aptGet.get(), "update")) && succeeds(install))) {
                throw new Failure("apt-get could not install rabbitmq-server:\n"
                        + String.join("\n", LogTail.lastLines(log, 10)) + "\n" + HOW_TO_HELP);
            }
        } finally {
            if (keepsServicesDown) {
                allowServiceStarts();
            }
        }
    }

    private boolean succeeds(List<String> command) {
        try {
            Process process =
                    new Command(command, Map.of("DEBIAN_FRONTEND", "noninteractive"), Path.of("/"), log).start();
            if (process.waitFor(AT_MOST)) {
                return process.exitValue() == 0;
            }
            process.destroy();
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean forbidServiceStarts() {
        try {
            if (Files.exists(POLICY)) {
                return false;
            }
            Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
            Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void allowServiceStarts() {
        try {
            Files.deleteIfExists(POLICY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
