package com.xenocrm.kit.messaging;

import java.time.Clock;
import java.time.Duration;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Where messages are parked that can never be handled, each alone, with the reason and where it came from. */
public final class DeadLetters {

    public static final String REASON = "x-crm-reason";
    public static final String ORIGIN = "x-crm-origin-queue";
    public static final String PARKED_AT = "x-crm-parked-at";

    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(10);

    private final RabbitTemplate rabbit;
    private final Clock clock;

    DeadLetters(RabbitTemplate rabbit, Clock clock) {
        this.rabbit = rabbit;
        this.clock = clock;
    }

    /** Returns when the broker has confirmed that the message is in the queue's dead letters. */
    public void park(String queue, byte[] body, String reason) {
        var message = MessageBuilder.withBody(body)
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setHeader(REASON, reason)
                .setHeader(ORIGIN, queue)
                .setHeader(PARKED_AT, clock.instant().toString())
                .build();
        Confirms confirms = new Confirms();
        try {
            rabbit.send("", queue + ".dlq", message, confirms.expect());
        } catch (AmqpException e) {
            throw new BrokerUnavailableException("The broker cannot be reached", e);
        }
        confirms.await(CONFIRM_TIMEOUT);
    }
}
