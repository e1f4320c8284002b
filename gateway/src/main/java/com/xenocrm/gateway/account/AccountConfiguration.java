package com.xenocrm.gateway.account;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.xenocrm.gateway.internaltoken.InternalTokens;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AFTER_SECURITY_AND_RATE_LIMIT = 1;

    @Bean
    AuthService authService(@Value("${crm.gateway.services.auth-service}") URI authService, InternalTokens tokens) {
        return new AuthService(client(authService), tokens);
    }

    @Bean
    FilterRegistrationBean<SessionRenewalFilter> renewalFilter(AuthService authService, Clock clock) {
        FilterRegistrationBean<SessionRenewalFilter> filter =
                new FilterRegistrationBean<>(new SessionRenewalFilter(new SessionRenewals(authService, clock)));
        filter.setOrder(AFTER_SECURITY_AND_RATE_LIMIT);
        return filter;
    }

    private static RestClient client(URI authService) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        http.setReadTimeout(PATIENCE);
        return RestClient.builder().baseUrl(authService).requestFactory(http).build();
    }
}
