package com.xenocrm.gateway.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Repairs paths as mail clients and other programs write them: removes punctuation behind an unsubscribe link,
 * percent-encodes characters that a URI does not allow, and decodes dots within a segment, which need no encoding.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LinkPathFilter extends OncePerRequestFilter {

    private static final String UNSUBSCRIBE = "/unsubscribe/";

    /** A regular expression with alternatives recurses: a path of some thousand characters overflows the stack. */
    private static final int LONGEST_LINK = 1_000;

    private static final Pattern TRAILING_PUNCTUATION = Pattern.compile("(?:[^A-Za-z0-9%]|%[0-9A-Fa-f]{2}|%)+$");
    private static final Pattern ENCODED_DOT = Pattern.compile("%2[Ee]");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\p{Alnum}%/\\-._~!$&'()*+,;=:@]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String repaired = repaired(path);
        chain.doFilter(
                repaired.equals(path) ? request : new ReaddressedRequest(request, repaired, request.getQueryString()),
                response);
    }

    private static String repaired(String path) {
        String kept = path.startsWith(UNSUBSCRIBE) && path.length() < LONGEST_LINK
                ? TRAILING_PUNCTUATION.matcher(path).replaceFirst("")
                : path;
        String allowed =
                NOT_ALLOWED.matcher(kept).replaceAll(found -> UriUtils.encode(found.group(), StandardCharsets.UTF_8));
        return Arrays.stream(allowed.split("/", -1))
                .map(LinkPathFilter::withDots)
                .collect(Collectors.joining("/"));
    }

    /** Decodes the dots of a segment, unless it would only consist of dots and so lead elsewhere. */
    private static String withDots(String segment) {
        String decoded = ENCODED_DOT.matcher(segment).replaceAll(".");
        return decoded.chars().allMatch(c -> c == '.') ? segment : decoded;
    }
}
