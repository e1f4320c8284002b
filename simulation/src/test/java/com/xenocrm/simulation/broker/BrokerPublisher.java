package com.xenocrm.simulation.broker;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Fate;

/** Publishes to the broker of the simulation; fails as the services' own publisher does. */
public final class BrokerPublisher implements MessagePublisher {

    private final Broker broker;
    private final Effects effects;
    private final Function<String, RuntimeException> unavailable;
    private final Consumer<CrmMessage> published;

    /**
     * @param unavailable makes the exception of an outage
     * @param published sees messages before the broker stores them
     */
    public BrokerPublisher(
            Broker broker,
            Effects effects,
            Function<String, RuntimeException> unavailable,
            Consumer<CrmMessage> published) {
        this.broker = broker;
        this.effects = effects;
        this.unavailable = unavailable;
        this.published = published;
    }

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        publish(messages, broker::store);
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        publish(messages, message -> broker.storeAfter(delay, message));
    }

    private void publish(List<? extends CrmMessage> messages, Consumer<CrmMessage> store) {
        boolean confirmed = true;
        for (CrmMessage message : messages) {
            Fate fate = effects.meet(EffectKind.PUBLISH, () -> "publish " + message);
            if (fate.happens()) {
                published.accept(message);
                store.accept(message);
            }
            confirmed &= fate == Fate.DONE;
        }
        if (!confirmed) {
            throw unavailable.apply("The broker did not confirm a message");
        }
    }
}
