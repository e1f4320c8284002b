package com.xenocrm.gateway.account;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.gateway.identity.Identity;

/** Adds a new cookie to the answer if the caller's session can be renewed. */
final class SessionRenewalFilter extends OncePerRequestFilter {

    private final SessionRenewals renewals;

    SessionRenewalFilter(SessionRenewals renewals) {
        this.renewals = renewals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Identity caller) {
            renewals.cookie(caller).ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        }
        chain.doFilter(request, response);
    }
}
