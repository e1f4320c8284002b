package com.xenocrm.accountdata.key;

/**
 * New API key.
 *
 * @param text written form with the secret, which is not stored
 */
public record IssuedApiKey(ApiKey key, String text) {}
