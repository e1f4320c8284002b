package com.xenocrm.gateway.internaltoken;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.settings.UnusableSettingException;

/** The key that only gateways have. All replicas share one; local mode makes its own at every start. */
@Component
final class SigningKey {

    private static final String SETTING = "INTERNAL_SIGNING_KEY";

    private final ECKey key;

    SigningKey(@Value("${crm.gateway.signing-key}") String jwk, @Value("${crm.local}") boolean local) {
        this.key = named(local && jwk.isBlank() ? generated() : parsed(jwk));
    }

    String id() {
        return key.getKeyID();
    }

    JWSSigner signer() {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** The public half, for the services. */
    Map<String, Object> publicKeys() {
        return new JWKSet(key).toJSONObject(true);
    }

    private static ECKey parsed(String jwk) {
        try {
            ECKey key = ECKey.parse(jwk);
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve())) {
                return key;
            }
        } catch (ParseException notAKey) {
            throw unusable();
        }
        throw unusable();
    }

    private static UnusableSettingException unusable() {
        return new UnusableSettingException(SETTING, "must be a private EC P-256 key as a JWK");
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey named(ECKey key) {
        try {
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
