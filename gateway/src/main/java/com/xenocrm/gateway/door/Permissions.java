package com.xenocrm.gateway.door;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static com.xenocrm.gateway.door.Who.ADMIN;
import static com.xenocrm.gateway.door.Who.INGESTING_KEY;
import static com.xenocrm.gateway.door.Who.MARKETER;
import static com.xenocrm.gateway.door.Who.NOBODY;
import static com.xenocrm.gateway.door.Who.READING_KEY;
import static com.xenocrm.gateway.door.Who.VIEWER;

/** Who may do what: the whole table. The first line that fits a request decides; what fits none is nobody's. */
final class Permissions {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> POST = Set.of("POST");

    private static final List<Line> TABLE = List.of(
            line(ALL, paths("/auth/**"), NOBODY, VIEWER, MARKETER, ADMIN),
            line(POST, paths("/api/auth/google"), NOBODY, VIEWER, MARKETER, ADMIN),
            line(POST, paths("/api/receipt"), NOBODY, MARKETER, ADMIN),
            line(
                    ALL,
                    paths("/api/users/**", "/api/keys/**", "/api/audit/**", "/api/dead-letters/**", "/actuator/**"),
                    ADMIN),
            line(
                    READS,
                    paths("/api/imports/*", "/api/imports/*/rejected"),
                    VIEWER,
                    MARKETER,
                    ADMIN,
                    READING_KEY,
                    INGESTING_KEY),
            line(READS, paths("/api/**"), VIEWER, MARKETER, ADMIN, READING_KEY),
            line(READS, paths("/**"), VIEWER, MARKETER, ADMIN),
            line(POST, paths("/api/audience", "/api/campaigns/preview", "/api/ai/**"), VIEWER, MARKETER, ADMIN),
            line(POST, paths("/api/imports", "/api/imports/*/cancel"), MARKETER, ADMIN, INGESTING_KEY),
            line(POST, paths("/api/ingest/**", "/api/customers", "/api/orders"), MARKETER, ADMIN, INGESTING_KEY),
            line(ALL, paths("/**"), MARKETER, ADMIN));

    private Permissions() {}

    /** Whether such a caller may make this request. */
    static boolean grant(Who caller, HttpServletRequest request) {
        return TABLE.stream()
                .filter(line -> line.fits(request))
                .findFirst()
                .filter(line -> line.callers().contains(caller))
                .isPresent();
    }

    private static Line line(Set<String> methods, RequestMatcher paths, Who... callers) {
        return new Line(methods, paths, Set.of(callers));
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private record Line(Set<String> methods, RequestMatcher paths, Set<Who> callers) {

        boolean fits(HttpServletRequest request) {
            return (methods.isEmpty() || methods.contains(request.getMethod())) && paths.matches(request);
        }
    }
}
