package com.xenocrm.auth.signin;

/**
 * Sign-in between the redirect to Google and the callback.
 *
 * @param codeVerifier PKCE secret that the code can be exchanged with
 * @param nonce expected in the ID token
 */
record PendingSignIn(String codeVerifier, String nonce) {}
