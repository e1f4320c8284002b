package com.xenocrm.gateway.minicrm;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Route of Mini CRM's client, with the usual route that answers it.
 *
 * @param address method and path that the client uses
 * @param usual path and query string of the usual route
 * @param request adapts the body of a request
 * @param answer adapts the body of a success
 */
record MiniCrmRoute(String address, String usual, UnaryOperator<JsonNode> request, UnaryOperator<JsonNode> answer) {

    private static final UnaryOperator<JsonNode> SAME = UnaryOperator.identity();

    private static final String BULK = "POST /api/customers/bulk";

    private static final List<MiniCrmRoute> ALL = List.of(
            new MiniCrmRoute("POST /api/auth/google", "/api/auth/google", SAME, MiniCrmAnswers::session),
            list("/api/customers", "newest=true", MiniCrmAnswers::customers),
            list("/api/orders", "newest=true&with_customer=true", MiniCrmAnswers::orders),
            list("/api/segments", "with_count=true", MiniCrmAnswers::segments),
            list("/api/campaigns", "with_segment=true", MiniCrmAnswers::campaigns),
            new MiniCrmRoute("POST /api/customers", "/api/customers", MiniCrmRequests::customers, SAME),
            new MiniCrmRoute(BULK, "/api/customers", MiniCrmRequests::customers, SAME),
            new MiniCrmRoute("POST /api/segments", "/api/segments", MiniCrmRequests::segment, SAME),
            new MiniCrmRoute("POST /api/campaigns", "/api/campaigns/create", MiniCrmRequests::campaign, SAME),
            new MiniCrmRoute("POST /api/ai/generate-rules", "/api/ai/rules", SAME, MiniCrmAnswers::rules),
            new MiniCrmRoute("POST /api/ai/generate-messages", "/api/ai/messages", SAME, MiniCrmAnswers::messages));

    /** Returns the route of a request; empty if the client has no such route. */
    static Optional<MiniCrmRoute> of(HttpServletRequest request) {
        String wanted = request.getMethod() + " " + request.getRequestURI();
        return ALL.stream().filter(route -> route.address.equals(wanted)).findFirst();
    }

    private static MiniCrmRoute list(String path, String query, UnaryOperator<JsonNode> answer) {
        return new MiniCrmRoute("GET " + path, path + "?limit=1000&" + query, SAME, answer);
    }

    String path() {
        return hasQuery() ? usual.substring(0, usual.indexOf('?')) : usual;
    }

    @Nullable
    String query() {
        return hasQuery() ? usual.substring(usual.indexOf('?') + 1) : null;
    }

    boolean hasBody() {
        return address.startsWith("POST ");
    }

    /** Returns whether an empty array is a request to do nothing. */
    boolean allowsNothing() {
        return address.equals(BULK);
    }

    private boolean hasQuery() {
        return usual.indexOf('?') >= 0;
    }
}
