package com.xenocrm.ingestion.imports.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Consent to email as recorded by another tool, from the weakest to the strongest statement. */
public enum Consent {
    SUBSCRIBED,
    /** Never asked, or asked and not confirmed. */
    NOT_SUBSCRIBED,
    /** Refused according to a tool that only knows yes and no: never asked, or unsubscribed. */
    DECLINED,
    /** Unreachable address. */
    BOUNCED,
    /** Excluded from sending by the tool, for any reason. */
    SUPPRESSED,
    UNSUBSCRIBED;

    /** Name of the customer attribute with the consent. */
    public static final String ATTRIBUTE = "email_consent";

    /** Returns the consent of this name. */
    public static Optional<Consent> named(String word) {
        return Arrays.stream(values())
                .filter(consent -> consent.value().equals(word))
                .findFirst();
    }

    /** Returns its name in requests, answers and attributes. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the address must not be written to. */
    public boolean isObjection() {
        return compareTo(NOT_SUBSCRIBED) > 0;
    }

    /** Returns the stronger of two statements; null if there is none. */
    public static @Nullable Consent stronger(@Nullable Consent one, @Nullable Consent other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
