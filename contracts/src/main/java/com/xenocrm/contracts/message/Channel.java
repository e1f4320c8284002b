package com.xenocrm.contracts.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Channel by which communications reach customers; each has its own sender and queue. */
public enum Channel {
    /** The vendor simulator. */
    SIMULATED,
    /** E-mail by SMTP. */
    EMAIL,
    /** Any vendor that speaks HTTP. */
    WEBHOOK;

    /** Returns the channel with this word. */
    public static Optional<Channel> of(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.value().equals(word))
                .findFirst();
    }

    /** Returns its word in JSON and storage: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
