package com.xenocrm.kit.google;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose ID tokens are believed.
 *
 * @param clientId the audience that a token must be made out to
 * @param issuers each spelling of the issuer
 * @param certsUrl Google's certificates as a map of PEM texts
 */
@ConfigurationProperties("crm.google")
public record GoogleSettings(String clientId, List<String> issuers, URI certsUrl) {}
