package com.xenocrm.gateway.apidoc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.gateway.security.CallerType;
import com.xenocrm.gateway.security.RoutePermissions;

/** Adds to each route what the gateway itself does: permitted callers, and its own refusals. */
final class GatewayResponses {

    private static final Set<String> WITH_A_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String SIGNED = "POST /api/receipt";

    private GatewayResponses() {}

    static void describe(ObjectNode document) {
        document.withObject("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(route -> describe(route.getKey().toUpperCase(Locale.ROOT), path.getKey(), (ObjectNode)
                                route.getValue())));
    }

    private static void describe(String method, String path, ObjectNode route) {
        Set<CallerType> callers = RoutePermissions.callers(method, path);
        secure(route, callers, SIGNED.equals(method + " " + path));
        refuse(route, "401", "Unauthorized");
        refuse(route, "403", "Forbidden");
        refuse(route, "429", "RateLimited");
        refuse(route, "503", "Unavailable");
        if (path.contains("{")) {
            refuse(route, "404", "NotFound");
        }
        if (WITH_A_BODY.contains(method)) {
            refuse(route, "413", "TooLarge");
            refuse(route, "415", "UnsupportedMediaType");
        }
        if (WITH_A_BODY.contains(method) || takesParsedValues(route)) {
            refuse(route, "400", "BadRequest");
        }
        if (!method.equals("GET")) {
            refuse(route, "409", "Conflict");
            refuse(route, "422", "KeyReused");
            route.withArray("/parameters").addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
    }

    private static void secure(ObjectNode route, Set<CallerType> callers, boolean signed) {
        ArrayNode schemes = route.putArray("security");
        if (signed) {
            schemes.addObject().putArray("webhookSignature");
        } else if (callers.contains(CallerType.NOBODY)) {
            schemes.addObject();
        }
        if (callers.contains(CallerType.ADMIN)) {
            List.of("session", "googleIdToken", "cookie")
                    .forEach(scheme -> schemes.addObject().putArray(scheme));
        }
        if (callers.contains(CallerType.READING_KEY) || callers.contains(CallerType.INGESTING_KEY)) {
            schemes.addObject().putArray("apiKey");
        }
        ArrayNode names = route.putArray("x-callers");
        Arrays.stream(CallerType.values())
                .filter(callers::contains)
                .forEach(caller -> names.add(caller.name().toLowerCase(Locale.ROOT)));
    }

    private static void refuse(ObjectNode route, String status, String response) {
        ObjectNode responses = route.withObject("/responses");
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + response);
        }
    }

    /** Returns whether the route has a parameter with values that it refuses; a path takes any text unless it says otherwise. */
    private static boolean takesParsedValues(JsonNode route) {
        return route.path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("in").asString("").equals("query")
                        || parameter.at("/schema/type").asString("").equals("integer"));
    }
}
