package com.xenocrm.runner.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: first asks all of them, then, after the time given, leaves no choice. */
public final class Termination {

    private Termination() {}

    public static void end(Collection<ProcessHandle> processes, Duration grace) {
        List<ProcessHandle> all = List.copyOf(processes);
        all.forEach(ProcessHandle::destroy);
        if (!await(all, grace)) {
            all.forEach(ProcessHandle::destroyForcibly);
            await(all, Duration.ofSeconds(5));
        }
    }

    private static boolean await(List<ProcessHandle> processes, Duration atMost) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
