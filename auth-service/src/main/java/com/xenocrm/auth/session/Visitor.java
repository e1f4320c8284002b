package com.xenocrm.auth.session;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import com.xenocrm.kit.text.UnicodeText;

/** Where a sign-in comes from, for its owner to recognise: as the browser and the gateway say. */
public record Visitor(@Nullable String userAgent, String ip) {

    private static final int LONGEST = 300;

    /** The sender of this request. */
    public static Visitor of(HttpServletRequest request) {
        return new Visitor(
                shortened(request.getHeader(HttpHeaders.USER_AGENT)),
                Objects.requireNonNullElse(shortened(request.getHeader("X-Forwarded-For")), request.getRemoteAddr()));
    }

    private static @Nullable String shortened(@Nullable String header) {
        return header == null ? null : UnicodeText.cut(header, LONGEST);
    }
}
