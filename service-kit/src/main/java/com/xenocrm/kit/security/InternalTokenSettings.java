package com.xenocrm.kit.security;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway's public keys are.
 *
 * @param gatewayUrl the gateway as the services reach it; its JWK set is at a fixed path
 */
@ConfigurationProperties("crm")
public record InternalTokenSettings(
        @DefaultValue("http://localhost:3000") URI gatewayUrl) {}
