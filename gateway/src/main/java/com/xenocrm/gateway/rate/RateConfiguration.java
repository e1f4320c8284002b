package com.xenocrm.gateway.rate;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import com.xenocrm.gateway.identity.Identity;
import com.xenocrm.gateway.rate.RateFilter.Counted;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.web.EnvelopeWriter;

/** Addresses are counted before anything is looked at, identities as soon as they are known. */
@Configuration(proxyBeanMethods = false)
class RateConfiguration {

    private static final int BEFORE_THE_DOOR = Ordered.HIGHEST_PRECEDENCE + 1_000;
    private static final int AFTER_THE_DOOR = 0;

    @Bean
    FilterRegistrationBean<RateFilter> addressRate(RateSettings settings, Rates rates, EnvelopeWriter envelope) {
        Limit address = new Limit("address", settings.address());
        Limit receipts = new Limit("receipts", settings.receipts());
        return filter(
                "address rate",
                new RateFilter(
                        request -> Optional.of(
                                new Counted(isReceipt(request) ? receipts : address, request.getRemoteAddr())),
                        rates,
                        envelope),
                BEFORE_THE_DOOR);
    }

    @Bean
    FilterRegistrationBean<RateFilter> identityRate(RateSettings settings, Rates rates, EnvelopeWriter envelope) {
        Limit identity = new Limit("identity", settings.identity());
        return filter(
                "identity rate",
                new RateFilter(_ -> caller().map(id -> new Counted(identity, id)), rates, envelope),
                AFTER_THE_DOOR);
    }

    @Bean
    CollectionIndex rateLimitsExpire() {
        return CollectionIndex.on(SharedBuckets.COLLECTION, SharedBuckets.EXPIRES_AT)
                .asExpiring();
    }

    private static boolean isReceipt(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/api/receipt");
    }

    private static Optional<String> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? Optional.of(identity.userId())
                : Optional.empty();
    }

    private static FilterRegistrationBean<RateFilter> filter(String name, RateFilter filter, int order) {
        FilterRegistrationBean<RateFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
