package com.xenocrm.gateway.route;

import java.util.Optional;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.gateway.body.BodyRefusal;
import com.xenocrm.kit.web.Envelope;

/** Answers 503 if a service is unreachable, does not answer in time, or its circuit breaker is open. */
@Component
final class UnavailableFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(UnavailableFilter.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (CallNotPermittedException | BulkheadFullException leftAlone) {
            return unavailable();
        } catch (ResourceAccessException away) {
            Optional<BodyRefusal> refused = BodyRefusal.behind(away);
            if (refused.isPresent()) {
                return refused.get().answer();
            }
            log.warn("{} does not answer", request.attributes().get(OutboundHeaders.SERVICE), away.getCause());
            return unavailable();
        }
    }

    private static ServerResponse unavailable() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(Envelope.refused(
                        "This part of the system is not available right now; try again in a few seconds",
                        "SERVICE_UNAVAILABLE",
                        null));
    }
}
