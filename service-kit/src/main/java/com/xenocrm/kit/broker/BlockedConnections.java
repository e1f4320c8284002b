package com.xenocrm.kit.broker;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.rabbitmq.client.BlockedListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** Connections from which the broker accepts no messages, because it is short of disk or memory. */
final class BlockedConnections implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BlockedConnections.class);

    private final Map<Connection, String> reasons = new ConcurrentHashMap<>();

    @Override
    public void onCreate(@Nullable Connection connection) {
        if (connection != null) {
            listen(connection);
        }
    }

    private void listen(Connection connection) {
        reasons.remove(connection);
        connection.addBlockedListener(new BlockedListener() {
            @Override
            public void handleBlocked(String reason) {
                log.warn("The broker accepts no messages: {}", reason);
                reasons.put(connection, reason);
            }

            @Override
            public void handleUnblocked() {
                log.info("The broker accepts messages again");
                reasons.remove(connection);
            }
        });
    }

    /** Returns the broker's reason; empty when it accepts messages, as far as is known. */
    Optional<String> reason() {
        reasons.keySet().removeIf(connection -> !connection.isOpen());
        return reasons.values().stream().findAny();
    }
}
