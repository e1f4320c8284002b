package com.xenocrm.gateway.identity;

import java.util.Optional;

/** Verifier of one kind of token. API keys are recognised by their prefix, JWTs by their signature algorithm. */
interface TokenVerifier {

    /** Returns the {@code alg} of this kind, or {@link ApiKeyVerifier#KIND}. */
    String kind();

    /** Returns the token's owner; empty for an invalid token. */
    Optional<Identity> identity(String token);
}
