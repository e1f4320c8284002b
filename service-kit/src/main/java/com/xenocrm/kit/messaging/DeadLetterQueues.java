package com.xenocrm.kit.messaging;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.broker.ConfirmedSending;
import com.xenocrm.kit.queue.QueueMetrics;

/** Dead-letter queues: each message that cannot be handled, with the reason and its original queue. */
public final class DeadLetterQueues {

    public static final String REASON = "x-crm-reason";
    public static final String ORIGIN = "x-crm-origin-queue";
    public static final String PARKED_AT = "x-crm-parked-at";

    private final RabbitTemplate rabbit;
    private final RabbitTemplate publisher;
    private final ConfirmedSending sending;
    private final QueueMetrics metrics;
    private final Clock clock;

    DeadLetterQueues(
            RabbitTemplate rabbit,
            RabbitTemplate publisher,
            ConfirmedSending sending,
            QueueMetrics metrics,
            Clock clock) {
        this.rabbit = rabbit;
        this.publisher = publisher;
        this.sending = sending;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Moves a message to the dead letters of its queue and returns when the broker has confirmed it. */
    public void park(String queue, byte[] body, String reason) {
        Message message = persistent(body)
                .setHeader(REASON, reason)
                .setHeader(ORIGIN, queue)
                .setHeader(PARKED_AT, clock.instant().toString())
                .build();
        send(queue + ".dlq", List.of(message));
        metrics.parked(queue);
    }

    /** Publishes messages to their original queue again and returns when the broker has confirmed them. */
    public void replay(String queue, List<byte[]> bodies) {
        long now = clock.millis();
        send(
                queue,
                bodies.stream()
                        .map(body -> persistent(body)
                                .setHeader(PublicationHeaders.HEADER, now)
                                .build())
                        .toList());
    }

    /**
     * Passes each dead letter to the consumer and acknowledges it when the consumer has returned. A dead letter whose
     * consumer failed or died is delivered again.
     */
    public void collect(Subscription queue, Consumer<ParkedMessage> taker) {
        rabbit.execute(channel -> {
            GetResponse next = get(channel, queue);
            while (next != null) {
                hand(ParkedMessage.of(queue.queue(), next, clock.instant()), next, channel, taker);
                next = get(channel, queue);
            }
            return null;
        });
    }

    private static @Nullable GetResponse get(Channel channel, Subscription queue) throws IOException {
        return channel.basicGet(queue.deadLetterQueue(), false);
    }

    private static void hand(ParkedMessage parked, GetResponse message, Channel channel, Consumer<ParkedMessage> taker)
            throws IOException {
        long tag = message.getEnvelope().getDeliveryTag();
        try {
            taker.accept(parked);
        } catch (RuntimeException e) {
            channel.basicNack(tag, false, true);
            throw e;
        }
        channel.basicAck(tag, false);
    }

    /** Returns a builder of a persistent message. */
    static MessageBuilderSupport<Message> persistent(byte[] body) {
        return MessageBuilder.withBody(body)
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    }

    private void send(String queue, List<Message> messages) {
        sending.send(confirms -> messages.forEach(message -> publisher.send("", queue, message, confirms.expect())));
    }
}
