package com.xenocrm.kit.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Routes of writes whose bodies are read as they arrive because they are too large to buffer. Their handlers must limit
 * the body themselves. A service with such routes declares them as a bean.
 *
 * @param paths complete paths
 */
public record StreamingRoutes(Set<String> paths) {

    /** No streaming routes. */
    public static final StreamingRoutes NONE = new StreamingRoutes(Set.of());

    boolean include(HttpServletRequest request) {
        return paths.contains(request.getRequestURI());
    }
}
