package com.xenocrm.contracts.message;

import java.time.Duration;
import java.util.List;

/** Publishes messages to the broker. */
public interface MessagePublisher {

    /**
     * Publishes each message to its exchange and waits until the broker has confirmed all of them. If it throws, some
     * may have been published, so callers that repeat it rely on idempotent handlers.
     */
    void publish(List<? extends CrmMessage> messages);

    /**
     * Publishes like {@link #publish}, but each message reaches its exchange only after the delay, which is rounded to
     * a quarter of a second and is at most an hour. Meanwhile the broker stores the message.
     */
    void publishAfter(Duration delay, List<? extends CrmMessage> messages);
}
