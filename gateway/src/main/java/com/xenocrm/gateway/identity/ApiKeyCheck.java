package com.xenocrm.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bson.Document;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.ApiKeyFields;

/** API keys: {@code xk_<id>_<secret>}, of which only the secret's hash is kept. */
@Component
final class ApiKeyCheck implements TokenCheck {

    static final String KIND = "API key";

    private static final Pattern SHAPE = Pattern.compile(ApiKeyFields.PREFIX + "([^_]{1,100})_([^_]{1,200})");

    private final ApiKeys keys;

    ApiKeyCheck(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Identity> identity(String token) {
        Matcher shown = SHAPE.matcher(token);
        if (!shown.matches()) {
            return Optional.empty();
        }
        Optional<Document> key = keys.good(shown.group(1)).filter(kept -> isSecretOf(kept, shown.group(2)));
        key.ifPresent(keys::used);
        return key.map(kept ->
                Identity.ofKey(shown.group(1), kept.getString(ApiKeyFields.NAME), kept.getString(ApiKeyFields.SCOPE)));
    }

    private static boolean isSecretOf(Document key, String secret) {
        byte[] kept = key.getString(ApiKeyFields.HASH).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(kept, Fingerprint.of(secret).getBytes(StandardCharsets.UTF_8));
    }
}
