package com.xenocrm.kit.google;

import java.time.Clock;
import java.time.Duration;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.xenocrm.kit.publickey.KeyEndpoint;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.kit.time.TimeAutoConfiguration;

/** For services that import {@code service-kit-google.yaml} and have google-api-client. */
@AutoConfiguration(after = TimeAutoConfiguration.class)
@ConditionalOnClass(GoogleIdToken.class)
@ConditionalOnProperty("crm.google.client-id")
@EnableConfigurationProperties(GoogleSettings.class)
public class GoogleAutoConfiguration {

    private static final Duration ASKED_EVERY = Duration.ofSeconds(10);

    @Bean
    GoogleIdTokens googleIdTokens(GoogleSettings google, Clock clock) {
        KeyEndpoint certificates = new KeyEndpoint(google.certsUrl(), GoogleCertificates::read);
        return new GoogleIdTokens(
                google, new PublicKeyCache(certificates, ASKED_EVERY, clock, Thread::startVirtualThread), clock);
    }
}
