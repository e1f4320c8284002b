package com.xenocrm.gateway.route;

import java.util.Set;
import java.util.stream.Stream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.gateway.body.BodyRefusal;
import com.xenocrm.kit.breaker.BreakerMetrics;

/**
 * Circuit breaker and bulkhead of one service. Reads and writes have one each, so that writes that wait for the broker
 * do not hold up reads, by whatever method; event streams and files have a bulkhead of their own.
 */
final class ServiceCircuitBreaker implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(ServiceCircuitBreaker.class);
    private static final RequestPredicate STREAM = Stream.of(
                    "/api/campaigns/*/events", "/api/imports/*/events", "/api/queues/events")
            .map(RequestPredicates::GET)
            .reduce(RequestPredicates.POST("/api/imports"), RequestPredicate::or);

    /** Statuses by which a proxy reports that no replica is reachable. */
    private static final Set<Integer> UNREACHABLE = Set.of(502, 504);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Requests with a body that change nothing. */
    private static final RequestPredicate READING_POST = Stream.of(
                    "/api/audience",
                    "/api/campaigns/preview",
                    "/api/imports/layout",
                    "/api/ai/messages",
                    "/api/ai/summary",
                    "/api/ai/rules",
                    "/api/ai/generate-rules")
            .map(RequestPredicates::POST)
            .reduce(RequestPredicate::or)
            .orElseThrow();

    private final Lane reads;
    private final Lane writes;
    private final Bulkhead streams;

    ServiceCircuitBreaker(String service, CircuitBreakerSettings settings, MeterRegistry meters) {
        this.reads = new Lane(service + " reads", settings);
        this.writes = new Lane(service + " writes", settings);
        this.streams = Bulkhead.of(
                service + " streams",
                BulkheadConfig.custom().maxConcurrentCalls(settings.streams()).build());
        BreakerMetrics.show(meters, service, () -> reads.isOpen() || writes.isOpen());
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        Lane lane = READS.contains(request.method().name()) || READING_POST.test(request) ? reads : writes;
        return STREAM.test(request)
                ? stream(lane, request, next)
                : lane.calls.executeCallable(() -> lane.breaker.executeCallable(() -> next.handle(request)));
    }

    private ServerResponse stream(Lane lane, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (!streams.tryAcquirePermission()) {
            throw BulkheadFullException.createBulkheadFullException(streams);
        }
        boolean open = false;
        try {
            ServerResponse stream = lane.breaker.executeCallable(() -> next.handle(request));
            open = true;
            return new StreamingResponse(stream, streams::onComplete);
        } finally {
            if (!open) {
                streams.onComplete();
            }
        }
    }

    /** Circuit breaker and bulkhead of a service's reads or writes. */
    private static final class Lane {

        private final CircuitBreaker breaker;
        private final Bulkhead calls;

        Lane(String name, CircuitBreakerSettings settings) {
            this.breaker = CircuitBreaker.of(
                    name,
                    CircuitBreakerConfig.custom()
                            .slidingWindowSize(settings.window())
                            .minimumNumberOfCalls(settings.minimum())
                            .failureRateThreshold(settings.failures())
                            .waitDurationInOpenState(settings.pause())
                            .permittedNumberOfCallsInHalfOpenState(settings.trials())
                            .recordException(ServiceCircuitBreaker::isAway)
                            .ignoreException(problem -> !isAway(problem))
                            .recordResult(ServiceCircuitBreaker::isAway)
                            .build());
            this.calls = Bulkhead.of(
                    name,
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(settings.calls())
                            .maxWaitDuration(settings.patience())
                            .build());
            breaker.getEventPublisher()
                    .onStateTransition(event -> log.warn("{}: {}", name, event.getStateTransition()));
        }

        boolean isOpen() {
            return breaker.getState() == CircuitBreaker.State.OPEN;
        }
    }

    private static boolean isAway(Throwable problem) {
        return problem instanceof ResourceAccessException
                && BodyRefusal.behind(problem).isEmpty();
    }

    private static boolean isAway(Object answer) {
        return answer instanceof ServerResponse response
                && UNREACHABLE.contains(response.statusCode().value());
    }
}
