package com.xenocrm.contracts.message;

import java.time.Duration;
import java.util.List;

/** Publishes messages to the broker. */
public interface MessagePublisher {

    /**
     * Publishes each message to its exchange and returns when the broker has confirmed all of them. Throws when it has not;
     * some may then have been published, so a caller that repeats the call relies on idempotent handlers.
     */
    void publish(List<? extends CrmMessage> messages);

    /**
     * Publishes like {@link #publish}, but each message reaches its exchange only after the delay, to a quarter of a second
     * and for at most an hour. The broker keeps the message until then.
     */
    void publishAfter(Duration delay, List<? extends CrmMessage> messages);
}
