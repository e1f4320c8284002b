package com.xenocrm.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

/** Posts prepared bodies in parallel and repeats requests that are refused with 503. */
final class HttpLoad {

    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    HttpLoad(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Returns when all bodies are accepted. */
    void post(String path, List<byte[]> bodies, int atATime) {
        Iterator<byte[]> rest = bodies.iterator();
        Callable<Integer> poster = () -> {
            int posted = 0;
            for (byte[] body = next(rest); body.length > 0; body = next(rest)) {
                postOne(path, body);
                posted++;
            }
            return posted;
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> posting : executor.invokeAll(
                    Stream.generate(() -> poster).limit(atATime).toList())) {
                posting.get();
            }
        } catch (ExecutionException failure) {
            throw new CommandFailure("The load failed: " + failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted");
        }
    }

    private static byte[] next(Iterator<byte[]> bodies) {
        synchronized (bodies) {
            return bodies.hasNext() ? bodies.next() : new byte[0];
        }
    }

    private void postOne(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (response.statusCode() == BUSY) {
            Polling.pause(Duration.ofMillis(200));
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() != ACCEPTED) {
            throw new CommandFailure(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
