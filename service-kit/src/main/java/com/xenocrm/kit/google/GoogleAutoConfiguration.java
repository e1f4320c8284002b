package com.xenocrm.kit.google;

import java.time.Clock;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdTokenVerifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.xenocrm.kit.time.TimeAutoConfiguration;

/** For services that import {@code service-kit-google.yaml} and have google-api-client. */
@AutoConfiguration(after = TimeAutoConfiguration.class)
@ConditionalOnClass(GoogleIdTokenVerifier.class)
@ConditionalOnProperty("crm.google.client-id")
@EnableConfigurationProperties(GoogleSettings.class)
public class GoogleAutoConfiguration {

    @Bean
    GoogleIdTokens googleIdTokens(GoogleSettings google, Clock clock) {
        return new GoogleIdTokens(google, clock);
    }
}
