package com.xenocrm.kit.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The writes whose bodies are read as they arrive: too large to be kept, so nothing is buffered or limited for them
 * before the handler, which has to do both. A service that has some declares them as a bean. *
 *
 * @param paths complete paths
 */
public record StreamingRoutes(Set<String> paths) {

    /** None. */
    public static final StreamingRoutes NONE = new StreamingRoutes(Set.of());

    boolean include(HttpServletRequest request) {
        return paths.contains(request.getRequestURI());
    }
}
