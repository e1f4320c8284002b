package com.xenocrm.campaigndata.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EventType;

import static com.mongodb.client.model.Filters.ne;

/**
 * Types of events that somebody subscribes to, at most a second old, so that frequent events cost nothing while nobody wants
 * them.
 */
public final class SubscribedEvents {

    /** Field of a webhook with the types of its events. */
    public static final String EVENTS = "events";

    /** Field of a webhook with its status. */
    public static final String STATUS = "status";

    /** Status of a webhook that gets no events any more. */
    public static final String DISABLED = "disabled";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final MongoOperations mongo;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    public SubscribedEvents(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns whether somebody subscribes to events of this type. */
    public boolean include(EventType type) {
        Instant now = clock.instant();
        if (!now.isBefore(known.until())) {
            known = new Known(
                    Set.copyOf(mongo.getCollection(CollectionNames.WEBHOOKS)
                            .distinct(EVENTS, ne(STATUS, DISABLED), String.class)
                            .into(new ArrayList<>())),
                    now.plus(FRESH));
        }
        return known.types().contains(type.value());
    }

    private record Known(Set<String> types, Instant until) {}
}
