package com.xenocrm.gateway.security;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Request with another path and query string. */
public final class ReaddressedRequest extends HttpServletRequestWrapper {

    private final String path;
    private final @Nullable String query;

    /** Creates the request; the path is percent-encoded. */
    public ReaddressedRequest(HttpServletRequest request, String path, @Nullable String query) {
        super(request);
        this.path = path;
        this.query = query;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        return url.replace(url.length() - super.getRequestURI().length(), url.length(), path);
    }

    @Override
    public String getServletPath() {
        return UriUtils.decode(path, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getQueryString() {
        return query;
    }
}
