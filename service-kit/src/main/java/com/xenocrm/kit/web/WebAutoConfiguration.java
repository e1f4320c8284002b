package com.xenocrm.kit.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.time.TimeAutoConfiguration;

/** Envelope, error handling and request ids. */
@AutoConfiguration(after = TimeAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebAutoConfiguration {

    @Bean
    ErrorAdvice errorAdvice() {
        return new ErrorAdvice();
    }

    @Bean
    RequestIdFilter requestIdFilter(IdGenerator ids) {
        return new RequestIdFilter(ids);
    }

    @Bean
    EnvelopeWriter envelopeWriter(JsonMapper json) {
        return new EnvelopeWriter(json);
    }

    /** Limits bodies in services; the gateway streams them. */
    @Bean
    @ConditionalOnProperty(name = "crm.internal-token.enabled", matchIfMissing = true)
    BodyLimitFilter bodyLimitFilter(EnvelopeWriter envelope, ObjectProvider<StreamingRoutes> streamed) {
        return new BodyLimitFilter(envelope, streamed.getIfAvailable(() -> StreamingRoutes.NONE));
    }

    @Bean
    EnvelopeErrorController envelopeErrorController() {
        return new EnvelopeErrorController();
    }

    @Bean
    WebMvcConfigurer queryParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new QueryParameterInterceptor())
                        .addPathPatterns("/api/**", "/auth/sessions");
            }
        };
    }
}
