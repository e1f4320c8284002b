package com.xenocrm.gateway.security;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Security headers of every answer, including refusals of the container; headers of the answer itself take precedence.
 */
@Configuration(proxyBeanMethods = false)
class ResponseHeaders {

    private static final String ONLY_OUR_OWN =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final List<Header> ALWAYS = List.of(
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "same-origin"),
            new Header("Content-Security-Policy", ONLY_OUR_OWN));

    private static final Header TLS_FOR_A_YEAR =
            new Header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    /** Returns the writers; in local mode without HSTS, as there is no TLS. */
    static List<HeaderWriter> writers(boolean local) {
        List<Header> headers = new ArrayList<>(ALWAYS);
        if (!local) {
            headers.add(TLS_FOR_A_YEAR);
        }
        return List.of(new StaticHeadersWriter(headers), new CacheControlHeadersWriter());
    }

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> answerHeadersFilter(@Value("${crm.local}") boolean local) {
        FilterRegistrationBean<HeaderWriterFilter> filter =
                new FilterRegistrationBean<>(new HeaderWriterFilter(writers(local)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
