package com.xenocrm.gateway.identity;

import java.util.Optional;

/** Checks one kind of token; the kinds are told apart by their signature algorithm, of which each kind has one. */
interface TokenCheck {

    /** The {@code alg} of this kind. */
    String algorithm();

    /** Who it is; nothing when the token is not to be believed. */
    Optional<Identity> identity(String token);
}
