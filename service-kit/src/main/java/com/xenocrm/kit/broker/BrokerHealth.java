package com.xenocrm.kit.broker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports {@code DEGRADED} while the broker cannot be reached or accepts no messages: the service still answers reads, and
 * a restart would not help.
 */
final class BrokerHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Writes are refused, reads are answered");

    private final HealthIndicator connection;
    private final BlockedConnections blocked;

    BrokerHealth(HealthIndicator connection, BlockedConnections blocked) {
        this.connection = connection;
        this.blocked = blocked;
    }

    @Override
    public Health health() {
        Health health = connection.health();
        if (health == null || !Status.UP.equals(health.getStatus())) {
            return Health.status(DEGRADED)
                    .withDetail("broker", "cannot be reached")
                    .build();
        }
        return blocked.reason()
                .map(reason -> Health.status(DEGRADED)
                        .withDetail("broker", "accepts no messages: " + reason)
                        .build())
                .orElse(health);
    }
}
