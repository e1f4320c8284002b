package com.xenocrm.gateway.route;

import java.util.Set;

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
 * Keeps one service's trouble to itself: only so many calls wait for it at once, and none at all while it is known to be
 * dead. Live streams and files have places of their own, so that they take none from calls.
 */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);
    private static final RequestPredicate STREAM =
            RequestPredicates.GET("/api/campaigns/*/events").or(RequestPredicates.POST("/api/imports"));

    /** What stands in front of a service says that there is nobody behind. */
    private static final Set<Integer> NOBODY_THERE = Set.of(502, 504);

    private final CircuitBreaker breaker;
    private final Bulkhead calls;
    private final Bulkhead streams;

    Guard(String service, GuardSettings settings, MeterRegistry meters) {
        this.breaker = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.minimum())
                        .failureRateThreshold(settings.failures())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .recordException(Guard::isAway)
                        .ignoreException(problem -> !isAway(problem))
                        .recordResult(Guard::isAway)
                        .build());
        this.calls = Bulkhead.of(
                service,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.calls())
                        .maxWaitDuration(settings.patience())
                        .build());
        this.streams = Bulkhead.of(
                service + " streams",
                BulkheadConfig.custom().maxConcurrentCalls(settings.streams()).build());
        BreakerMetrics.show(meters, service, () -> breaker.getState() == CircuitBreaker.State.OPEN);
        breaker.getEventPublisher().onStateTransition(event -> log.warn("{}: {}", service, event.getStateTransition()));
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        return STREAM.test(request)
                ? stream(request, next)
                : calls.executeCallable(() -> breaker.executeCallable(() -> next.handle(request)));
    }

    private ServerResponse stream(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!streams.tryAcquirePermission()) {
            throw BulkheadFullException.createBulkheadFullException(streams);
        }
        boolean open = false;
        try {
            ServerResponse stream = breaker.executeCallable(() -> next.handle(request));
            open = true;
            return new OpenStream(stream, streams::onComplete);
        } finally {
            if (!open) {
                streams.onComplete();
            }
        }
    }

    private static boolean isAway(Throwable problem) {
        return problem instanceof ResourceAccessException
                && BodyRefusal.behind(problem).isEmpty();
    }

    private static boolean isAway(Object answer) {
        return answer instanceof ServerResponse response
                && NOBODY_THERE.contains(response.statusCode().value());
    }
}
