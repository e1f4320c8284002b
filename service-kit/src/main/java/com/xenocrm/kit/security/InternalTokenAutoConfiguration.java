package com.xenocrm.kit.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.publickey.KeyEndpoint;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.kit.time.TimeAutoConfiguration;
import com.xenocrm.kit.web.EnvelopeWriter;
import com.xenocrm.kit.web.WebAutoConfiguration;

/**
 * Requires the gateway's internal token for this service on all routes except health and metrics. Disabled by {@code
 * crm.internal-token.enabled=false} in the gateway itself.
 */
@AutoConfiguration(
        after = {WebAutoConfiguration.class, TimeAutoConfiguration.class},
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "crm.internal-token.enabled", matchIfMissing = true)
@EnableConfigurationProperties(InternalTokenSettings.class)
public class InternalTokenAutoConfiguration {

    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder internalTokenDecoder(
            InternalTokenSettings settings, @Value("${spring.application.name}") String service, Clock clock) {
        KeyEndpoint gateway =
                new KeyEndpoint(settings.gatewayUrl().resolve(InternalTokenClaims.JWKS_PATH), GatewayKeys::read);
        return new InternalTokenDecoder(
                new PublicKeyCache(gateway, ASKED_EVERY, clock, Thread::startVirtualThread), service, clock);
    }

    /** Creates the error responses for services that define their own filter chain. */
    @Bean
    EnvelopeSecurity envelopeSecurity(EnvelopeWriter envelope) {
        return new EnvelopeSecurity(envelope);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain internalTokenChain(HttpSecurity http, EnvelopeSecurity envelope) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/info", "/actuator/prometheus", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint(envelope.unauthenticated())
                        .accessDeniedHandler(envelope.denied()))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(envelope.unauthenticated())
                        .accessDeniedHandler(envelope.denied()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
            }
        };
    }

    /** Answers of 401 and 403 in the envelope. */
    public record EnvelopeSecurity(EnvelopeWriter envelope) {

        public AuthenticationEntryPoint unauthenticated() {
            return (_, response, _) ->
                    envelope.refuse(response, HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "Sign in first", null);
        }

        public AccessDeniedHandler denied() {
            return (_, response, _) ->
                    envelope.refuse(response, HttpStatus.FORBIDDEN, "FORBIDDEN", "You may not do this", null);
        }
    }
}
