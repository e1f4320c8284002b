package com.xenocrm.gateway.identity;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.key.ApiKeyAuthentication;

/** Verifier of API keys. */
@Component
final class ApiKeyVerifier implements TokenVerifier {

    static final String KIND = "API key";

    private final ApiKeyAuthentication keys;

    ApiKeyVerifier(ApiKeyAuthentication keys) {
        this.keys = keys;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Identity> identity(String token) {
        return keys.authenticate(token).map(key -> Identity.ofKey(key.id(), key.name(), key.scope()));
    }
}
