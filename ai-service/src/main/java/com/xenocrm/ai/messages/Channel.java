package com.xenocrm.ai.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Channels with the longest message of each. */
enum Channel {
    EMAIL(2_000),
    WHATSAPP(1_024),
    PUSH(178),
    SMS(160);

    /** Names longer than this are rare. */
    private static final String NAME = "x".repeat(20);

    private final int longest;

    Channel(int longest) {
        this.longest = longest;
    }

    /** Returns the channel of this name; email without a name. */
    static Optional<Channel> named(String name) {
        return name.isEmpty()
                ? Optional.of(EMAIL)
                : Arrays.stream(values())
                        .filter(channel -> channel.value().equalsIgnoreCase(name))
                        .findFirst();
    }

    /** Returns all names for an error message. */
    static String words() {
        return Arrays.stream(values()).map(Channel::value).collect(Collectors.joining(", "));
    }

    /** Returns true if the message fits with a name in it. */
    boolean fits(String message) {
        return SuggestionCheck.named(message, NAME).length() <= longest;
    }

    int longest() {
        return longest;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
