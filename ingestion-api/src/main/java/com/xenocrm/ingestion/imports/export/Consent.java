package com.xenocrm.ingestion.imports.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Consent to receive email as another tool recorded it, from the weakest to the strongest statement. */
public enum Consent {
    SUBSCRIBED,
    /** Never asked, or asked and not confirmed. */
    NOT_SUBSCRIBED,
    /** A tool that only knows yes and no says no: never asked, or unsubscribed. */
    DECLINED,
    /** The address could not be reached. */
    BOUNCED,
    /** The tool does not send to the address, for whatever reason. */
    SUPPRESSED,
    UNSUBSCRIBED;

    /** Attribute of a customer that holds it. */
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
