package com.xenocrm.vendor.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.vendor.ledger.VendorLedger;
import com.xenocrm.vendor.outcome.DeliveryOutcome;
import com.xenocrm.vendor.outcome.DeliveryOutcomes;
import com.xenocrm.vendor.receipt.PendingReceipt;
import com.xenocrm.vendor.receipt.PendingReceipts;
import com.xenocrm.vendor.receipt.ReceiptTiming;
import com.xenocrm.vendor.receipt.ReceiptTiming.Due;

/**
 * Simulates the delivery of a batch: records it in the ledger, and returns when every receipt is accepted or stored for
 * later. Until then the broker keeps the batch, so a crash loses no receipt.
 */
class CommunicationConsumer implements Consumer<List<CommunicationRequested>> {

    private final DeliveryOutcomes outcomes;
    private final VendorLedger ledger;
    private final ReceiptTiming timing;
    private final PendingReceipts owed;
    private final Consumer<List<PendingReceipt>> gateway;
    private final Clock clock;

    CommunicationConsumer(
            DeliveryOutcomes outcomes,
            VendorLedger ledger,
            ReceiptTiming timing,
            PendingReceipts owed,
            Consumer<List<PendingReceipt>> gateway,
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
        List<VendorLedger.Entry> given = messages.stream()
                .flatMap(message -> message.communications().stream())
                .map(communication -> new VendorLedger.Entry(
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

    private static PendingReceipt receipt(VendorLedger.Entry entry, Instant now) {
        DeliveryOutcome outcome = entry.outcome();
        return new PendingReceipt(
                entry.communication().campaignId(),
                entry.communication().communicationId(),
                outcome.status().name(),
                outcome.reason(),
                outcome.vendorMessageId(),
                now,
                entry.communication().attempt());
    }
}
