package com.xenocrm.webhook.subscription;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.time.IdGenerator;

/**
 * Secrets of a webhook.
 *
 * @param previous secret before the latest rotation; null without one
 * @param previousUntil end of the time in which it signs as well
 */
public record SigningSecrets(
        String current, @Nullable String previous, @Nullable Instant previousUntil) {

    /** Creates a secret of 32 random bytes, in the format of Standard Webhooks. */
    static String generate(IdGenerator ids) {
        byte[] random = HexFormat.of().parseHex(ids.next() + ids.next());
        return "whsec_" + Base64.getEncoder().encodeToString(random);
    }

    /** Returns the secrets that sign at this time, the newest first. */
    public List<String> at(Instant now) {
        return previous == null || previousUntil == null || !now.isBefore(previousUntil)
                ? List.of(current)
                : List.of(current, previous);
    }

    /** Never shows the secrets. */
    @Override
    public String toString() {
        return "SigningSecrets[previousUntil=%s]".formatted(previousUntil);
    }
}
