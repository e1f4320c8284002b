package com.xenocrm.gateway.door;

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

/** What browsers are told with every answer, refusals of the container included; an answer's own headers go first. */
@Configuration(proxyBeanMethods = false)
class AnswerHeaders {

    private static final String ONLY_OUR_OWN =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final List<Header> ALWAYS = List.of(
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "same-origin"),
            new Header("Content-Security-Policy", ONLY_OUR_OWN));

    private static final Header TLS_FOR_A_YEAR =
            new Header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    /** Local mode has no TLS to insist on. */
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
