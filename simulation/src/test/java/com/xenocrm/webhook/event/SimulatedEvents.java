package com.xenocrm.webhook.event;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.delivery.EventSettings;
import com.xenocrm.webhook.subscription.Webhooks;

/** The consumer of erasures of webhook-sender in one replica. */
public final class SimulatedEvents {

    private static final EventSettings SETTINGS =
            new EventSettings(false, 1, Duration.ofSeconds(1), Duration.ofDays(30));

    private SimulatedEvents() {}

    /** Returns the consumer of requests to erase a customer. */
    public static Consumer<List<ErasureRequested>> erasures(Surroundings with) {
        return new ErasureConsumer(
                with.erasures(),
                Exchanges.EVENTS_TO_ERASE,
                new EventErasure(
                        new Webhooks(with.mongo(), with.clock(), with.ids()),
                        new Deliveries(with.mongo(), SETTINGS, with.clock()),
                        new DeliveryLog(with.mongo(), SETTINGS, with.clock())));
    }
}
