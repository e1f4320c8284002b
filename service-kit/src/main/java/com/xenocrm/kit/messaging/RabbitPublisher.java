package com.xenocrm.kit.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.integration.support.MessageBuilder;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.broker.ConfirmedSending;
import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.tracing.TraceParent;

/** Publishes to RabbitMQ with publisher confirms. */
final class RabbitPublisher implements MessagePublisher {

    private final StreamBridge bridge;
    private final RabbitTemplate rabbit;
    private final ConfirmedSending sending;
    private final ManualSpans traces;
    private final Clock clock;

    RabbitPublisher(
            StreamBridge bridge, RabbitTemplate rabbit, ConfirmedSending sending, ManualSpans traces, Clock clock) {
        this.bridge = bridge;
        this.rabbit = rabbit;
        this.sending = sending;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        traces.sending("publish " + Exchanges.of(messages.getFirst()), SpanKind.PRODUCER, () -> send(messages));
    }

    private void send(List<? extends CrmMessage> messages) {
        String requestId = requestId();
        String traceParent = traces.current().orElse(null);
        sending.send(confirms -> {
            for (CrmMessage message : messages) {
                bridge.send(
                        Exchanges.of(message),
                        MessageBuilder.withPayload(MessageJson.write(message))
                                .setHeader(AmqpHeaders.PUBLISH_CONFIRM_CORRELATION, confirms.expect())
                                .setHeader(RequestIdFilter.KEY, requestId)
                                .setHeader(TraceParent.HEADER, traceParent)
                                .setHeader(PublicationHeaders.HEADER, clock.millis())
                                .build());
            }
        });
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        List<Message> delayed =
                messages.stream().map(message -> delayed(message, delay)).toList();
        sending.send(confirms -> {
            for (int i = 0; i < delayed.size(); i++) {
                rabbit.send(
                        DelayQueues.ENTRANCE,
                        DelayQueues.routingKey(delay, Exchanges.of(messages.get(i))),
                        delayed.get(i),
                        confirms.expect());
            }
        });
    }

    private Message delayed(CrmMessage message, Duration delay) {
        var delayed = DeadLetterQueues.persistent(MessageJson.write(message))
                .setHeader(
                        PublicationHeaders.HEADER, clock.instant().plus(delay).toEpochMilli());
        String requestId = requestId();
        if (requestId != null) {
            delayed.setHeader(RequestIdFilter.KEY, requestId);
        }
        traces.current().ifPresent(here -> delayed.setHeader(TraceParent.HEADER, here));
        return delayed.build();
    }

    private static @Nullable String requestId() {
        return MDC.get(RequestIdFilter.KEY);
    }
}
