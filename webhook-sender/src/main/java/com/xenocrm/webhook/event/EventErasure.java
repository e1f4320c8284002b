package com.xenocrm.webhook.event;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.subscription.Webhooks;

/** Deletes deliveries about an erased customer, and tells subscribers of the erasure. */
class EventErasure implements Predicate<Erasure> {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryLog log;

    EventErasure(Webhooks webhooks, Deliveries deliveries, DeliveryLog log) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.log = log;
    }

    @Override
    public boolean test(Erasure erasure) {
        String customerId = Objects.requireNonNull(erasure.person()).id();
        log.erase(customerId);
        if (erasure.completedAt() == null) {
            deliveries.record(
                    webhooks.receiving(),
                    List.of(Event.once(
                            EventType.CUSTOMER_ERASED,
                            erasure.id(),
                            erasure.requestedAt(),
                            EventData.ofErasure(erasure.id(), customerId))));
        }
        return true;
    }
}
