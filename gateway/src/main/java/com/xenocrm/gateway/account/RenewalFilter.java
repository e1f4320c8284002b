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

/** Puts a new cookie into the answer where the old one's session is to go on. */
final class RenewalFilter extends OncePerRequestFilter {

    private final Renewals renewals;

    RenewalFilter(Renewals renewals) {
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
