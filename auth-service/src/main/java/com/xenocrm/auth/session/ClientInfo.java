package com.xenocrm.auth.session;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import com.xenocrm.kit.text.UnicodeText;

/** Browser and address of a sign-in, as shown in the user's list of sessions. */
public record ClientInfo(@Nullable String userAgent, String ip) {

    private static final int LONGEST = 300;

    /** Returns the client of this request; the gateway states its address. */
    public static ClientInfo of(HttpServletRequest request) {
        return new ClientInfo(
                shortened(request.getHeader(HttpHeaders.USER_AGENT)),
                Objects.requireNonNullElse(shortened(request.getHeader("X-Forwarded-For")), request.getRemoteAddr()));
    }

    private static @Nullable String shortened(@Nullable String header) {
        return header == null ? null : UnicodeText.cut(header, LONGEST);
    }
}
