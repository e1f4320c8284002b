package com.xenocrm.gateway.internaltoken;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.InternalTokenClaims;

@RestController
class JwkSetController {

    private final SigningKey key;

    JwkSetController(SigningKey key) {
        this.key = key;
    }

    @GetMapping(InternalTokenClaims.JWKS_PATH)
    Map<String, Object> keys() {
        return key.publicKeys();
    }
}
