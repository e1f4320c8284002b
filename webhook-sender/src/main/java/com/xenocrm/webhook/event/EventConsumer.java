package com.xenocrm.webhook.event;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.Webhooks;

/** Records the deliveries of events; one that arrives repeatedly is delivered once. */
class EventConsumer implements Consumer<List<EventOccurred>> {

    private final Webhooks webhooks;
    private final Deliveries deliveries;

    EventConsumer(Webhooks webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    public void accept(List<EventOccurred> messages) {
        List<Webhook> receiving = webhooks.receiving();
        deliveries.record(
                receiving,
                messages.stream().flatMap(message -> message.events().stream()).toList());
    }
}
