package com.xenocrm.simulation.mutation;

import java.time.Duration;
import java.util.List;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.broker.BrokerUnavailableException;

/** Takes a message for published although the broker did not say so. */
record Unconfirmed(MessagePublisher real) implements MessagePublisher {

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        try {
            real.publish(messages);
        } catch (BrokerUnavailableException _) {
            // the fault
        }
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        try {
            real.publishAfter(delay, messages);
        } catch (BrokerUnavailableException _) {
            // the fault
        }
    }
}
