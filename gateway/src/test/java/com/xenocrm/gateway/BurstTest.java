package com.xenocrm.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BurstTest extends RunningGateway {

    /** As many as a connection may carry. */
    private static final int A_CONNECTION = 100;

    private static final int CONNECTIONS = 100;

    private static final int ATTEMPTS = 20;

    @Test
    void turnsTenThousandRequestsOfOneCallerAwayAndServesAnotherMeanwhile() throws Exception {
        String flooding = newcomer();
        String other = newcomer();
        List<Future<List<String>>> burst = new ArrayList<>();
        Future<List<String>> meanwhile;

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                burst.add(threads.submit(() -> ask(flooding)));
            }
            meanwhile = threads.submit(() -> ask(other));
        }

        List<String> flood =
                burst.stream().map(Future::resultNow).flatMap(List::stream).toList();
        assertThat(flood).hasSize(10_000).filteredOn(BurstTest::isServed).hasSizeBetween(200, 2_000);
        assertThat(flood)
                .filteredOn(answer -> !isServed(answer))
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("429 ")
                        .contains("\r\nRetry-After: 1\r\n")
                        .contains("\r\nRateLimit-Limit: 200\r\n")
                        .contains("\r\nRateLimit-Remaining: 0\r\n")
                        .contains("\r\nRateLimit-Reset: 1\r\n")
                        .contains("\"success\":false", "\"error\":\"RATE_LIMITED\""));
        assertThat(meanwhile.resultNow()).hasSize(A_CONNECTION).allMatch(BurstTest::isServed);
    }

    private static boolean isServed(String answer) {
        return answer.startsWith("200 ");
    }

    /**
     * All requests of a connection at once, and their answers. Repeats what is not answered because a user cannot be looked up,
     * as on a busy machine: after such an answer the connection is closed.
     */
    private List<String> ask(String token) {
        List<String> answers = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS && answers.size() < A_CONNECTION; attempt++) {
            answered(token, A_CONNECTION - answers.size())
                    .filter(answer -> !answer.startsWith("503 "))
                    .forEach(answers::add);
        }
        return answers;
    }

    private Stream<String> answered(String token, int requests) {
        String request =
                "GET /api/campaigns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        try (Socket connection = new Socket("localhost", port)) {
            connection.getOutputStream().write(request.repeat(requests).getBytes(StandardCharsets.US_ASCII));
            String answers = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(answers.split("HTTP/1\\.1 ", -1)).skip(1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String newcomer() {
        String user = UUID.randomUUID().toString();
        mongo.save(new Document("_id", user).append("role", "marketer"), "users");
        return signed(session().subject(user).build());
    }
}
