package com.xenocrm.kit.broker;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.messaging.MessagingException;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Sends messages and waits for the broker's confirms. Fails at once while the broker blocks publishers, and after a
 * time limit if it does not answer: writing to a blocked connection, or opening a channel, may never return.
 */
public final class ConfirmedSending {

    private static final Duration IN_A_REQUEST = Duration.ofMillis(2_500);
    private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(10);

    private final BlockedConnections blocked;

    ConfirmedSending(BlockedConnections blocked) {
        this.blocked = blocked;
    }

    /** Runs the sending, which must register each message in the given confirms, and waits for them. */
    public void send(Consumer<PublisherConfirms> messages) {
        blocked.reason().ifPresent(reason -> {
            throw new BrokerUnavailableException("The broker accepts no messages: " + reason);
        });
        Duration limit = RequestContextHolder.getRequestAttributes() == null ? IN_THE_BACKGROUND : IN_A_REQUEST;
        FutureTask<?> sending = new FutureTask<>(() -> sendAndAwait(messages, limit), true);
        Thread.ofVirtual().name("publisher").start(sending);
        try {
            sending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new BrokerUnavailableException("The broker did not confirm a message in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("Interrupted while waiting for the broker's confirm", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static void sendAndAwait(Consumer<PublisherConfirms> messages, Duration limit) {
        PublisherConfirms confirms = new PublisherConfirms(limit);
        messages.accept(confirms);
        confirms.await();
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case BrokerUnavailableException unavailable -> unavailable;
            case AmqpException away -> new BrokerUnavailableException("The broker cannot be reached", away);
            case MessagingException away -> new BrokerUnavailableException("The broker cannot be reached", away);
            case null, default -> new IllegalStateException("A message cannot be sent", cause);
        };
    }
}
