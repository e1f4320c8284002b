package com.xenocrm.kit.security;

import java.io.IOException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

/** Parser of the gateway's public keys, a JWK set. */
final class GatewayKeys {

    private GatewayKeys() {}

    /** Returns the keys that are suitable for internal tokens, by id. */
    static Map<String, PublicKey> read(String jwkSet) throws IOException {
        Map<String, PublicKey> keys = new HashMap<>();
        try {
            for (JWK key : JWKSet.parse(jwkSet).getKeys()) {
                if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
                    keys.put(ec.getKeyID(), ec.toECPublicKey());
                }
            }
        } catch (ParseException | JOSEException unreadable) {
            throw new IOException("Not a set of public keys", unreadable);
        }
        return keys;
    }
}
