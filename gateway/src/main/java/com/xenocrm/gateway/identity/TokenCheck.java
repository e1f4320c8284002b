package com.xenocrm.gateway.identity;

import java.util.Optional;

/**
 * Checks one kind of token. Signed tokens are told apart by their signature algorithm, of which each kind has one; API
 * keys by how they start.
 */
interface TokenCheck {

    /** The {@code alg} of this kind, or {@link ApiKeyCheck#KIND}. */
    String kind();

    /** Who it is; nothing when the token is not to be believed. */
    Optional<Identity> identity(String token);
}
