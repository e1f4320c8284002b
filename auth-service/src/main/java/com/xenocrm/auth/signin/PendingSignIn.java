package com.xenocrm.auth.signin;

/**
 * What must be remembered between sending somebody to Google and their return.
 *
 * @param codeVerifier PKCE: only who has it can use the code
 * @param nonce must come back in the ID token
 */
record PendingSignIn(String codeVerifier, String nonce) {}
