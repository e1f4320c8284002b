package com.xenocrm.accountdata.google;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.xenocrm.kit.publickey.KeyEndpoint;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.kit.time.TimeAutoConfiguration;

/** ID token verification for services that import {@code account-data.yaml}. */
@AutoConfiguration(after = TimeAutoConfiguration.class)
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
