package com.xenocrm.kit.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MessageListenerContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;

import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.broker.BrokerAutoConfiguration;
import com.xenocrm.kit.broker.ConfirmedSending;
import com.xenocrm.kit.migration.MigrationAutoConfiguration;
import com.xenocrm.kit.migration.MigrationLifecycle;
import com.xenocrm.kit.queue.QueueAutoConfiguration;
import com.xenocrm.kit.queue.QueueMetrics;
import com.xenocrm.kit.time.TimeAutoConfiguration;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.tracing.TracingAutoConfiguration;

/** Declares the whole topology of the broker, in every service that connects. */
@AutoConfiguration(
        after = {
            BrokerAutoConfiguration.class,
            TimeAutoConfiguration.class,
            QueueAutoConfiguration.class,
            MigrationAutoConfiguration.class,
            TracingAutoConfiguration.class
        })
@ConditionalOnClass(StreamBridge.class)
public class MessagingAutoConfiguration {

    /** Most deliveries of a message before it becomes a dead letter; only crashes and long outages count. */
    private static final int DELIVERY_LIMIT = 50;

    /** Longest time for a binding to finish its batch; shorter than the shutdown timeout. */
    private static final Duration IN_HAND_AT_MOST = Duration.ofSeconds(15);

    /** Stays below the broker's time-out for unacknowledged deliveries (30 minutes). */
    private static final Duration LONGEST_OUTAGE_IN_PLACE = Duration.ofMinutes(10);

    @Bean
    Declarables crmTopology() {
        List<Declarable> topology = new ArrayList<>();
        for (Subscription subscription : Exchanges.SUBSCRIPTIONS) {
            TopicExchange exchange = new TopicExchange(subscription.exchange(), true, false);
            Queue deadLetters = QueueBuilder.durable(subscription.deadLetterQueue())
                    .quorum()
                    .build();
            Queue queue = QueueBuilder.durable(subscription.queue())
                    .quorum()
                    .deliveryLimit(DELIVERY_LIMIT)
                    .deadLetterExchange("")
                    .deadLetterRoutingKey(subscription.deadLetterQueue())
                    .build();
            Binding binding = BindingBuilder.bind(queue).to(exchange).with("#");
            topology.addAll(List.of(exchange, deadLetters, queue, binding));
        }
        topology.addAll(DelayQueues.topology());
        return new Declarables(topology);
    }

    @Bean
    MessagePublisher rabbitPublisher(
            StreamBridge bridge, RabbitTemplate rabbit, ConfirmedSending sending, ManualSpans traces, Clock clock) {
        return new RabbitPublisher(bridge, publishing(rabbit), sending, traces, clock);
    }

    @Bean
    DeadLetterQueues deadLetters(RabbitTemplate rabbit, ConfirmedSending sending, QueueMetrics metrics, Clock clock) {
        return new DeadLetterQueues(rabbit, publishing(rabbit), sending, metrics, clock);
    }

    @Bean
    OutageRetry outageRetry() {
        return new OutageRetry(LONGEST_OUTAGE_IN_PLACE);
    }

    @Bean
    BatchListener batchListener(
            DeadLetterQueues deadLetters,
            QueueMetrics metrics,
            ManualSpans traces,
            ObjectProvider<MigrationLifecycle> migrations,
            OutageRetry outages) {
        return new BatchListener(
                deadLetters::park, metrics, traces, () -> migrations.ifAvailable(MigrationLifecycle::check), outages);
    }

    @Bean
    ConsumerShutdown consumerShutdown(InputBindingLifecycle consumers) {
        return new ConsumerShutdown(consumers);
    }

    /** Lets a stopping consumer finish its batch and return prefetched messages at once. */
    @Bean
    @SuppressWarnings("removal") // the binder asks for this very type
    ListenerContainerCustomizer<MessageListenerContainer> gracefulStop() {
        return (container, _, _) -> {
            AbstractMessageListenerContainer listener = (AbstractMessageListenerContainer) container;
            listener.setForceStop(true);
            listener.setShutdownTimeout(IN_HAND_AT_MOST.toMillis());
        };
    }

    /** Publishes on a connection of its own, because the broker blocks whole connections, with all that consume on them. */
    private static RabbitTemplate publishing(RabbitTemplate rabbit) {
        RabbitTemplate publishing = new RabbitTemplate(rabbit.getConnectionFactory());
        publishing.setUsePublisherConnection(true);
        publishing.setMandatory(true);
        return publishing;
    }
}
