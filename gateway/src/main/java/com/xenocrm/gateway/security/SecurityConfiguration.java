package com.xenocrm.gateway.security;

import java.util.Set;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.gateway.identity.Authenticator;
import com.xenocrm.kit.web.EnvelopeWriter;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int BEFORE_RATES = Ordered.HIGHEST_PRECEDENCE + 500;

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, Authenticator authenticator, AllowedOrigins origins, EnvelopeWriter envelope) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PublicPaths.OWN)
                        .permitAll()
                        .anyRequest()
                        .access((caller, call) -> new AuthorizationDecision(
                                RoutePermissions.allow(CallerType.of(caller.get()), call.getRequest()))))
                .addFilterBefore(
                        new IdentityFilter(authenticator, origins, envelope), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthenticated(envelope))
                        .accessDeniedHandler(denied(envelope)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /** Runs before every filter that refuses requests, so that scripts of allowed origins can read all refusals. */
    @Bean
    FilterRegistrationBean<CorsFilter> originFilter(AllowedOrigins origins, JsonMapper json) {
        CorsFilter cors = new CorsFilter(request -> PublicPaths.ANY_ORIGIN.matches(request) ? null : origins.cors());
        cors.setCorsProcessor(new EnvelopeCorsProcessor(json));
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(cors);
        filter.setOrder(BEFORE_RATES);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> callersBehindProxies(TrustedProxies proxies) {
        return server -> server.addEngineValves(proxies.valve());
    }

    private static AuthenticationEntryPoint unauthenticated(EnvelopeWriter envelope) {
        return (_, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            envelope.refuse(response, HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "Sign in first", null);
        };
    }

    private static AccessDeniedHandler denied(EnvelopeWriter envelope) {
        return (request, response, _) -> {
            Set<String> methods = RoutePermissions.methods(request);
            if (methods.isEmpty()) {
                envelope.refuse(
                        response, HttpStatus.NOT_FOUND, "ROUTE_NOT_FOUND", "There is nothing at this address", null);
            } else if (methods.contains(request.getMethod())) {
                envelope.refuse(response, HttpStatus.FORBIDDEN, "FORBIDDEN", "You may not do this", null);
            } else {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
                String reason = request.getMethod() + " is not supported at this address";
                envelope.refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", reason, null);
            }
        };
    }
}
