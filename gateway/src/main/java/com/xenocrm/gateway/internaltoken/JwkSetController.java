package com.xenocrm.gateway.internaltoken;

import java.time.Duration;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.token.InternalTokenClaims;

@RestController
class JwkSetController {

    /** Time for which services cache the keys, and so accept a removed key. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private final SigningKeys keys;

    JwkSetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(InternalTokenClaims.JWKS_PATH)
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH_FOR).cachePublic())
                .body(keys.publicKeys());
    }
}
