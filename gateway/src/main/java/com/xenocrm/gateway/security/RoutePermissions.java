package com.xenocrm.gateway.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static com.xenocrm.gateway.security.CallerType.ADMIN;
import static com.xenocrm.gateway.security.CallerType.INGESTING_KEY;
import static com.xenocrm.gateway.security.CallerType.MARKETER;
import static com.xenocrm.gateway.security.CallerType.NOBODY;
import static com.xenocrm.gateway.security.CallerType.READING_KEY;
import static com.xenocrm.gateway.security.CallerType.VIEWER;

/**
 * Permissions of every route of every service. The first line that matches decides; a route without a line is denied to
 * all.
 */
public final class RoutePermissions {

    private static final Set<String> GET = Set.of("GET", "HEAD");
    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> PUT = Set.of("PUT");
    private static final Set<String> PATCH = Set.of("PATCH");
    private static final Set<String> DELETE = Set.of("DELETE");

    private static final Set<CallerType> EVERYBODY = Set.of(NOBODY, VIEWER, MARKETER, ADMIN);
    private static final Set<CallerType> PEOPLE = Set.of(VIEWER, MARKETER, ADMIN);
    private static final Set<CallerType> READERS = Set.of(VIEWER, MARKETER, ADMIN, READING_KEY);
    private static final Set<CallerType> MARKETERS = Set.of(MARKETER, ADMIN);
    private static final Set<CallerType> SHOPS = Set.of(MARKETER, ADMIN, INGESTING_KEY);
    private static final Set<CallerType> ADMINS = Set.of(ADMIN);

    private static final List<Line> TABLE = List.of(
            line(GET, EVERYBODY, "/auth/google", "/auth/google/callback", "/auth/me", "/auth/sessions"),
            line(POST, EVERYBODY, "/auth/logout", "/auth/refresh", "/api/auth/google"),
            line(DELETE, EVERYBODY, "/auth/sessions/*"),
            line(POST, Set.of(NOBODY, MARKETER, ADMIN), "/api/receipt"),
            line(POST, Set.of(NOBODY), "/api/receipt/*"),
            line(GET, EVERYBODY, "/unsubscribe/*"),
            line(POST, EVERYBODY, "/unsubscribe/*"),
            line(GET, EVERYBODY, "/t/o/*", "/t/c/*"),
            line(GET, ADMINS, "/api/users", "/api/keys", "/api/audit", "/actuator", "/actuator/**"),
            line(GET, ADMINS, "/api/dead-letters", "/api/dead-letters/*", "/api/vendor/ledger"),
            line(GET, ADMINS, "/api/queues", "/api/queues/events"),
            line(POST, ADMINS, "/api/dead-letters/replay", "/api/dead-letters/discard"),
            line(GET, ADMINS, "/api/webhooks", "/api/webhooks/*", "/api/webhooks/*/deliveries"),
            line(POST, ADMINS, "/api/webhooks", "/api/webhooks/*/secret", "/api/webhooks/*/test"),
            line(POST, ADMINS, "/api/webhooks/*/replay", "/api/webhooks/*/deliveries/*/replay"),
            line(PUT, ADMINS, "/api/webhooks/*"),
            line(DELETE, ADMINS, "/api/webhooks/*"),
            line(POST, ADMINS, "/api/keys"),
            line(PUT, ADMINS, "/api/users/*"),
            line(DELETE, ADMINS, "/api/users/*", "/api/users/*/sessions", "/api/keys/*"),
            line(GET, READERS, "/api/customers", "/api/customers/*", "/api/orders", "/api/imports"),
            line(
                    GET,
                    Set.of(VIEWER, MARKETER, ADMIN, READING_KEY, INGESTING_KEY),
                    "/api/imports/*",
                    "/api/imports/*/events",
                    "/api/imports/*/rejected"),
            line(GET, READERS, "/api/segments", "/api/segments/*"),
            line(GET, READERS, "/api/segments/*/customers", "/api/segments/*/sizes", "/api/segments/*/explain"),
            line(GET, READERS, "/api/campaigns", "/api/campaigns/*"),
            line(GET, READERS, "/api/campaigns/*/recipients", "/api/campaigns/*/recipients.csv"),
            line(GET, READERS, "/api/campaigns/*/events", "/api/campaigns/*/results", "/api/campaigns/*/timeline"),
            line(GET, READERS, "/api/templates", "/api/templates/*", "/api/templates/*/versions"),
            line(GET, READERS, "/api/suppressions", "/api/suppressions/*"),
            line(GET, READERS, "/api/communications", "/api/vocabulary", "/api/senders"),
            line(GET, Set.of(MARKETER, ADMIN), "/api/senders/check", "/api/senders/sandbox", "/api/senders/sandbox/*"),
            line(GET, READERS, "/api/statistics/customers", "/api/statistics/orders", "/api/statistics/communications"),
            line(POST, PEOPLE, "/api/audience", "/api/campaigns/preview"),
            line(POST, PEOPLE, "/api/ai/messages", "/api/ai/summary", "/api/ai/rules", "/api/ai/generate-rules"),
            line(POST, SHOPS, "/api/ingest/customers", "/api/ingest/orders", "/api/customers", "/api/orders"),
            line(PATCH, SHOPS, "/api/customers/*"),
            line(GET, MARKETERS, "/api/customers/*/export"),
            line(DELETE, ADMINS, "/api/customers/*"),
            line(GET, MARKETERS, "/api/erasures/*"),
            line(POST, SHOPS, "/api/imports", "/api/imports/layout", "/api/imports/*/cancel"),
            line(POST, MARKETERS, "/api/segments", "/api/send"),
            line(POST, MARKETERS, "/api/campaigns/create", "/api/campaigns/test-send"),
            line(POST, MARKETERS, "/api/campaigns/*/retry-failed", "/api/campaigns/*/resend-in-doubt"),
            line(PUT, MARKETERS, "/api/campaigns/*", "/api/templates/*"),
            line(POST, MARKETERS, "/api/suppressions", "/api/templates"),
            line(DELETE, MARKETERS, "/api/suppressions/*", "/api/templates/*"));

    private RoutePermissions() {}

    /** Returns whether this type of caller may make the request. */
    static boolean allow(CallerType caller, HttpServletRequest request) {
        return callers(request.getMethod(), path(request)).contains(caller);
    }

    /** Returns the callers of a route, such as {@code GET /api/customers/{id}}; empty if it is not in the table. */
    public static Set<CallerType> callers(String method, String path) {
        return callers(method, PathContainer.parsePath(path));
    }

    private static Set<CallerType> callers(String method, PathContainer path) {
        return TABLE.stream()
                .filter(line -> line.methods().contains(method) && line.fits(path))
                .findFirst()
                .map(Line::callers)
                .orElse(Set.of());
    }

    /** Returns the methods that the table has for a request's path. */
    static Set<String> methods(HttpServletRequest request) {
        PathContainer path = path(request);
        return TABLE.stream()
                .filter(line -> line.fits(path))
                .flatMap(line -> line.methods().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }

    private static Line line(Set<String> methods, Set<CallerType> callers, String... paths) {
        return new Line(
                methods,
                Arrays.stream(paths)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList(),
                callers);
    }

    private record Line(Set<String> methods, List<PathPattern> paths, Set<CallerType> callers) {

        boolean fits(PathContainer path) {
            return paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }
}
