package com.xenocrm.customerdata.erasure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of erasures.
 *
 * @param secret key of the hashes, at least 32 bytes; of several, the first creates hashes and all recognise them
 * @param local whether this is a local system, which accepts the published secret
 */
@ConfigurationProperties("crm.erasure")
record ErasureSettings(String secret, boolean local) {

    ErasureSettings {
        IdentifierHash.keyedWith(secret, local);
    }

    IdentifierHash hash() {
        return IdentifierHash.keyedWith(secret, local);
    }
}
