package com.xenocrm.gateway.minicrm;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.gateway.security.AllowedOrigins;
import com.xenocrm.gateway.security.ReaddressedRequest;

/**
 * Gives requests of Mini CRM's client the address of the usual route, before permissions and rate limits are looked up by
 * that address.
 */
@Component
@Order(MiniCrmAddressFilter.BEFORE_SECURITY)
final class MiniCrmAddressFilter extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 400;

    /** Request attribute: the client's route. */
    static final String ROUTE = MiniCrmAddressFilter.class.getName() + ".ROUTE";

    private final AllowedOrigins origins;

    MiniCrmAddressFilter(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<MiniCrmRoute> route = origins.isMiniCrm(request) ? MiniCrmRoute.of(request) : Optional.empty();
        if (route.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ROUTE, route.get());
        chain.doFilter(
                new ReaddressedRequest(request, route.get().path(), route.get().query()), response);
    }
}
