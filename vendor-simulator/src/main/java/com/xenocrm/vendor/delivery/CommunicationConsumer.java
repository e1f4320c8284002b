package com.xenocrm.vendor.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.vendor.ledger.Ledger;
import com.xenocrm.vendor.outcome.Outcome;
import com.xenocrm.vendor.outcome.Outcomes;
import com.xenocrm.vendor.owed.OwedReceipt;
import com.xenocrm.vendor.owed.OwedReceipts;
import com.xenocrm.vendor.owed.Timing;
import com.xenocrm.vendor.owed.Timing.Due;

/**
 * Delivers a batch, in simulation: writes it into the ledger, and returns once every receipt owed for it was accepted or
 * is stored for later. Until then the broker keeps the batch, so no receipt is forgotten, whatever dies.
 */
class CommunicationConsumer implements Consumer<List<CommunicationRequested>> {

    private final Outcomes outcomes;
    private final Ledger ledger;
    private final Timing timing;
    private final OwedReceipts owed;
    private final Consumer<List<OwedReceipt>> gateway;
    private final Clock clock;

    CommunicationConsumer(
            Outcomes outcomes,
            Ledger ledger,
            Timing timing,
            OwedReceipts owed,
            Consumer<List<OwedReceipt>> gateway,
            Clock clock) {
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.timing = timing;
        this.owed = owed;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public void accept(List<CommunicationRequested> messages) {
        Instant now = clock.instant();
        List<Ledger.Entry> given = messages.stream()
                .flatMap(message -> message.communications().stream())
                .map(communication -> new Ledger.Entry(
                        communication, outcomes.of(communication.communicationId(), communication.attempt())))
                .toList();
        ledger.record(given, now);
        Map<Boolean, List<Due>> atOnce = timing
                .of(given.stream().map(entry -> receipt(entry, now)).toList())
                .stream()
                .collect(Collectors.partitioningBy(Due::isAtOnce));
        owed.keep(atOnce.getOrDefault(false, List.of()));
        gateway.accept(
                atOnce.getOrDefault(true, List.of()).stream().map(Due::receipt).toList());
    }

    private static OwedReceipt receipt(Ledger.Entry entry, Instant now) {
        Outcome outcome = entry.outcome();
        return new OwedReceipt(
                entry.communication().campaignId(),
                entry.communication().communicationId(),
                outcome.status().name(),
                outcome.reason(),
                outcome.vendorMessageId(),
                now,
                entry.communication().attempt());
    }
}
