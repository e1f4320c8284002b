package com.xenocrm.gateway.minicrm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.kit.web.Envelope;

/** Adapts the bodies of requests of Mini CRM's client, and of the answers to them; passes all other requests on. */
@Component
public final class MiniCrmFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final MiniCrmBodies bodies;

    MiniCrmFilter(MiniCrmBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!(request.attributes().get(MiniCrmAddressFilter.ROUTE) instanceof MiniCrmRoute route)) {
            return next.handle(request);
        }
        if (!route.hasBody()) {
            return answer(route, request, next.handle(request));
        }
        byte[] body = bodies.request(route, body(request));
        if (route.allowsNothing() && bodies.isEmptyArray(body)) {
            return ServerResponse.accepted().body(Envelope.of("0 customers accepted, 0 rejected", List.of()));
        }
        ServerRequest usual = with(body, request);
        return answer(route, usual, next.handle(usual));
    }

    /** Reads the body; a failure is the caller's, as it is when a body is passed on. */
    private static byte[] body(ServerRequest request) {
        try {
            return request.servletRequest().getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new ResourceAccessException("The body cannot be read", failure);
        }
    }

    private static ServerRequest with(byte[] body, ServerRequest request) {
        ServerRequest sized = ServerRequest.from(request)
                .headers(headers -> headers.remove(HttpHeaders.CONTENT_LENGTH))
                .build();
        sized.attributes().put(MvcUtils.CACHED_REQUEST_BODY_ATTR, new ByteArrayInputStream(body));
        return BodyFilterFunctions.adaptCachedBody().apply(sized);
    }

    private ServerResponse answer(MiniCrmRoute route, ServerRequest request, ServerResponse answer) {
        boolean success = answer.statusCode().is2xxSuccessful();
        return BodyFilterFunctions.modifyResponseBody(
                        byte[].class,
                        byte[].class,
                        null,
                        (_, _, body) -> success ? bodies.success(route, body) : bodies.failure(body))
                .apply(request, answer);
    }
}
