package com.xenocrm.ingestion.operations;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.queue.BrokerQueues;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.stream.EventStreams;
import com.xenocrm.kit.stream.Observation;
import com.xenocrm.kit.web.Envelope;

/** Shows how many messages wait in each queue, and how many consumers it has. */
@RestController
class QueueController {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final BrokerQueues broker;
    private final EventStreams streams;

    QueueController(BrokerQueues broker, EventStreams streams) {
        this.broker = broker;
        this.streams = streams;
    }

    @GetMapping("/api/queues")
    Envelope<List<QueueView>> queues(Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Queues", views());
    }

    /** Streams the queues every two seconds as events {@code queues}. */
    @GetMapping(path = "/api/queues/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Caller caller) {
        AdminAccess.only(caller);
        return streams.open("queue-events", new LiveQueues());
    }

    private List<QueueView> views() {
        return Exchanges.SUBSCRIPTIONS.stream().map(this::view).toList();
    }

    private QueueView view(Subscription subscription) {
        BrokerQueues.State state = broker.state(subscription.queue()).orElse(null);
        return new QueueView(
                subscription.queue(),
                subscription.service(),
                state == null ? null : state.waiting(),
                state == null ? null : state.consumers());
    }

    /** All queues; sent although nothing has changed, so that a reader sees that they are current. */
    private final class LiveQueues implements Observation<List<QueueView>> {

        @Override
        public List<QueueView> look() {
            return views();
        }

        @Override
        public String event(List<QueueView> queues) {
            return "queues";
        }

        @Override
        public boolean isFinal(List<QueueView> queues) {
            return false;
        }

        @Override
        public boolean isSame(List<QueueView> queues, @Nullable List<QueueView> last) {
            return false;
        }

        @Override
        public Duration interval() {
            return EVERY;
        }
    }

    /**
     * Queue of the broker.
     *
     * @param id name of the queue
     * @param service service that handles its messages
     * @param waiting messages that no consumer has taken yet; null if the queue has never been declared
     */
    record QueueView(
            @JsonProperty("_id") String id,
            String service,
            @Nullable Long waiting,
            @Nullable Integer consumers) {}
}
