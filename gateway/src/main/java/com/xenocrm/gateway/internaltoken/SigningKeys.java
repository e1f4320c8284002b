package com.xenocrm.gateway.internaltoken;

import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Signing keys of the gateway's replicas: the first signs, services accept all. Local mode generates a key at every
 * start.
 */
@Component
final class SigningKeys {

    private static final String SETTING = "INTERNAL_SIGNING_KEY";

    private final List<ECKey> keys;

    /** @param setting a private EC P-256 key as a JWK, or a JWK set of several */
    SigningKeys(@Value("${crm.gateway.signing-key}") String setting, @Value("${crm.local}") boolean local) {
        this.keys = local && setting.isBlank() ? List.of(named(generated())) : parsed(setting);
        if (keys.isEmpty() || keys.stream().map(ECKey::getKeyID).distinct().count() < keys.size()) {
            throw unusable("must hold at least one key, and each only once");
        }
    }

    /** Returns the identifier of the signing key. */
    String id() {
        return keys.getFirst().getKeyID();
    }

    JWSSigner signer() {
        try {
            return new ECDSASigner(keys.getFirst());
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** Returns the public keys as a JWK set. */
    Map<String, Object> publicKeys() {
        return new JWKSet(List.<JWK>copyOf(keys)).toJSONObject(true);
    }

    private static List<ECKey> parsed(String setting) {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(setting);
            List<JWK> given = json.containsKey("keys") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
            return given.stream().map(SigningKeys::usable).toList();
        } catch (ParseException | IllegalArgumentException notKeys) {
            throw unusable("must be a private EC P-256 key as a JWK, or a JWK set of them");
        }
    }

    private static ECKey usable(JWK key) {
        if (key instanceof ECKey ec && ec.isPrivate() && Curve.P_256.equals(ec.getCurve())) {
            return named(ec);
        }
        throw unusable("must hold private EC P-256 keys only");
    }

    private static InvalidSettingException unusable(String why) {
        return new InvalidSettingException(SETTING, why);
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
