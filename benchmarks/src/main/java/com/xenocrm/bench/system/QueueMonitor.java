package com.xenocrm.bench.system;

import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

/** Waits until the system's queues are empty. */
public final class QueueMonitor {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int LOOKS_IN_A_ROW = 3;

    private final String uri;

    public QueueMonitor(String uri) {
        this.uri = uri;
    }

    /** Returns when no message is ready; the last ones may be unacknowledged. */
    public void awaitTaken() {
        await(1, Duration.ofMillis(25));
    }

    /** Returns when all queues have stayed empty for a while. */
    public void awaitEmpty() {
        await(LOOKS_IN_A_ROW, BETWEEN_LOOKS);
    }

    private void await(int looksInARow, Duration between) {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            int empty = 0;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (empty < looksInARow) {
                if (System.nanoTime() > deadline) {
                    throw new CommandFailure("The queues are not empty after " + PATIENCE);
                }
                Polling.pause(between);
                empty = waiting(channel) == 0 ? empty + 1 : 0;
            }
        } catch (IOException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
        } catch (URISyntaxException | GeneralSecurityException failure) {
            throw new IllegalArgumentException(failure);
        }
        return factory.newConnection();
    }

    private static long waiting(Channel channel) throws IOException {
        long waiting = 0;
        for (Subscription subscription : Exchanges.SUBSCRIPTIONS) {
            waiting += channel.queueDeclarePassive(subscription.queue()).getMessageCount();
        }
        return waiting;
    }
}
