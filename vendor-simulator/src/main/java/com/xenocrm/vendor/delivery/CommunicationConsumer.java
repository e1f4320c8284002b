package com.xenocrm.vendor.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.vendor.outcome.Outcome;
import com.xenocrm.vendor.outcome.Outcomes;

/**
 * Delivers a batch, in simulation, and returns once every receipt owed for it was accepted: until then the broker keeps
 * the batch, so no receipt is forgotten, whatever dies.
 */
class CommunicationConsumer implements Consumer<List<CommunicationRequested>> {

    private final Outcomes outcomes;
    private final Consumer<List<OwedReceipt>> gateway;
    private final Clock clock;

    CommunicationConsumer(Outcomes outcomes, Consumer<List<OwedReceipt>> gateway, Clock clock) {
        this.outcomes = outcomes;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public void accept(List<CommunicationRequested> messages) {
        Instant now = clock.instant();
        gateway.accept(messages.stream()
                .flatMap(message -> message.communications().stream())
                .map(communication -> receipt(communication, now))
                .toList());
    }

    private OwedReceipt receipt(Communication communication, Instant now) {
        Outcome outcome = outcomes.of(communication.communicationId(), communication.attempt());
        return new OwedReceipt(
                communication.communicationId(),
                outcome.status().name(),
                outcome.reason(),
                outcome.vendorMessageId(),
                now,
                communication.attempt());
    }
}
