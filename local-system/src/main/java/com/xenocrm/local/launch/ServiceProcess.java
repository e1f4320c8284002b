package com.xenocrm.local.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Polling;

/**
 * Running process of a service.
 *
 * @param port port on the loopback address
 */
public record ServiceProcess(Service service, int port, Path log, Process process) {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Returns whether the service on this port reports that it is ready. */
    public static boolean isReady(int port) {
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(3)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isReady() {
        return isReady(port);
    }

    /** Waits until the service is ready; fails with the end of its log if it exits or takes too long. */
    public void awaitReady() {
        boolean settled = Polling.until(START_LIMIT, INTERVAL, () -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw exit();
        }
        if (!settled) {
            throw new CommandFailure("%s was not ready after %d s. %s"
                    .formatted(service.serviceName(), START_LIMIT.toSeconds(), new LogFile(log).summary()));
        }
    }

    /** Returns what to report of a process that has exited, with the end of its log. */
    public CommandFailure exit() {
        return new CommandFailure("%s exited with code %d. %s"
                .formatted(service.serviceName(), process.exitValue(), new LogFile(log).summary()));
    }
}
