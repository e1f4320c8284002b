package com.xenocrm.gateway.route;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceCircuitBreakerTest {

    private static final HandlerFunction<ServerResponse> DEAD = _ -> {
        throw new ResourceAccessException("dead", new IOException());
    };
    private static final HandlerFunction<ServerResponse> ALIVE =
            _ -> ServerResponse.ok().build();
    private static final String STREAM = "/api/campaigns/c-1/events";

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger reached = new AtomicInteger();

    @Test
    void leavesADeadServiceAloneUntilItIsBack() throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            call(guard, DEAD);
        }
        reached.set(0);

        int atOnce = call(guard, ALIVE);

        assertThat(atOnce).isEqualTo(503);
        assertThat(reached).hasValue(0);
        assertThat(meters.get("crm.circuit.breaker.open")
                        .tag("callee", "any")
                        .gauge()
                        .value())
                .isEqualTo(1);
        await().until(() -> call(guard, ALIVE) == 200);
        assertThat(meters.get("crm.circuit.breaker.open").gauge().value()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"502, 0", "504, 0", "500, 1", "503, 1", "404, 1"})
    void knowsADeadServiceFromOneThatSaysNo(int status, int reachedAfterwards) throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            call(guard, _ -> ServerResponse.status(status).build());
        }
        reached.set(0);

        call(guard, ALIVE);

        assertThat(reached).hasValue(reachedAfterwards);
    }

    @Test
    void refusesAtOnceWhoIsOneTooMany() throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofMinutes(1));
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> {
            try {
                call(guard, _ -> {
                    waiting.countDown();
                    answered.await();
                    return ServerResponse.ok().build();
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.await();

        int tooMany = call(guard, ALIVE);

        answered.countDown();
        slow.join();
        assertThat(tooMany).isEqualTo(503);
        assertThat(call(guard, ALIVE)).isEqualTo(200);
    }

    @Test
    void givesStreamsPlacesOfTheirOwnUntilTheyEnd() throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofMinutes(1));

        ServerResponse stream = answer(guard, STREAM, ALIVE);
        int call = call(guard, ALIVE);
        int secondStream = answer(guard, STREAM, ALIVE).statusCode().value();
        stream.writeTo(new MockHttpServletRequest(), new MockHttpServletResponse(), List::of);
        int thirdStream = answer(guard, STREAM, ALIVE).statusCode().value();

        assertThat(List.of(call, secondStream, thirdStream)).containsExactly(200, 503, 200);
    }

    @Test
    void servesReadsWhileWritesFail() throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            answer(guard, "POST", "/api/orders", DEAD);
        }

        int write = answer(guard, "POST", "/api/orders", ALIVE).statusCode().value();
        int read = answer(guard, "GET", "/api/orders", ALIVE).statusCode().value();

        assertThat(List.of(write, read)).containsExactly(503, 200);
    }

    /** Tests the routes by which a viewer, who may change nothing, sends a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audience",
                "/api/campaigns/preview",
                "/api/ai/messages",
                "/api/ai/summary",
                "/api/ai/rules",
                "/api/ai/generate-rules",
                "/api/imports/layout"
            })
    void servesReadsWithABodyWhileWritesFail(String path) throws Exception {
        ServiceCircuitBreaker guard = guard(1, Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            answer(guard, "POST", "/api/campaigns/create", DEAD);
        }

        int read = answer(guard, "POST", path, ALIVE).statusCode().value();

        assertThat(read).isEqualTo(200);
    }

    private int call(ServiceCircuitBreaker guard, HandlerFunction<ServerResponse> service) throws Exception {
        return answer(guard, "/api/campaigns", service).statusCode().value();
    }

    private ServerResponse answer(ServiceCircuitBreaker guard, String path, HandlerFunction<ServerResponse> service)
            throws Exception {
        return answer(guard, "GET", path, service);
    }

    private ServerResponse answer(
            ServiceCircuitBreaker guard, String method, String path, HandlerFunction<ServerResponse> service)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        return new UnavailableFilter().andThen(guard).filter(ServerRequest.create(request, List.of()), call -> {
            reached.incrementAndGet();
            return service.handle(call);
        });
    }

    private ServiceCircuitBreaker guard(int places, Duration pause) {
        return new ServiceCircuitBreaker(
                "any", new CircuitBreakerSettings(places, places, Duration.ZERO, 20, 10, 50, pause, 1), meters);
    }
}
