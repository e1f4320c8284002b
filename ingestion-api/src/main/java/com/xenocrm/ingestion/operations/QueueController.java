package com.xenocrm.ingestion.operations;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.queue.BrokerQueues;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Shows how many messages wait in each queue, and how many consumers it has. */
@RestController
class QueueController {

    private final BrokerQueues broker;

    QueueController(BrokerQueues broker) {
        this.broker = broker;
    }

    @GetMapping("/api/queues")
    Envelope<List<QueueView>> queues(Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of(
                "Queues", Exchanges.SUBSCRIPTIONS.stream().map(this::view).toList());
    }

    private QueueView view(Subscription subscription) {
        BrokerQueues.State state = broker.state(subscription.queue()).orElse(null);
        return new QueueView(
                subscription.queue(),
                subscription.service(),
                state == null ? null : state.waiting(),
                state == null ? null : state.consumers());
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
