package com.xenocrm.kit.security;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway's public keys.
 *
 * @param gatewayUrl base URL of the gateway for services; its JWK set is at a fixed path
 */
@ConfigurationProperties("crm")
public record InternalTokenSettings(
        @DefaultValue("http://localhost:3000") URI gatewayUrl) {}
