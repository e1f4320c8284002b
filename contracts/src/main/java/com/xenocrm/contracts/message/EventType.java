package com.xenocrm.contracts.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of events that other systems may subscribe to. */
public enum EventType {
    CAMPAIGN_LAUNCHED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_COMPLETED,
    CAMPAIGN_CANCELLED,
    CAMPAIGN_FAILED,
    COMMUNICATION_FAILED,
    COMMUNICATION_BOUNCED,
    COMMUNICATION_COMPLAINED,
    CUSTOMER_UNSUBSCRIBED,
    CUSTOMER_ERASED,
    IMPORT_COMPLETED,
    IMPORT_FAILED,
    /** Event by which a subscriber tries its URL; not to be subscribed to. */
    WEBHOOK_TEST;

    /** Returns the types that can be subscribed to. */
    public static List<EventType> subscribable() {
        return Arrays.stream(values()).filter(type -> type != WEBHOOK_TEST).toList();
    }

    /** Returns the type of this name among those that can be subscribed to. */
    public static Optional<EventType> of(String value) {
        return subscribable().stream()
                .filter(type -> type.value().equals(value))
                .findFirst();
    }

    /** Returns its name in JSON and storage, such as {@code campaign.launched}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
