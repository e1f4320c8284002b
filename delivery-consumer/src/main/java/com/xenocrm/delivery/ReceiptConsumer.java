package com.xenocrm.delivery;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.DeliveryReceiptReceived.Receipt;

/** Applies the receipts of a batch in one bulk write, recounts the pages they touched, completes what is done. */
class ReceiptConsumer implements Consumer<List<DeliveryReceiptReceived>> {

    private final CommunicationLog log;
    private final Tallies tallies;
    private final Consumer<Receipt> unknown;

    /** @param unknown takes a receipt for a communication that is not in the log */
    ReceiptConsumer(CommunicationLog log, Tallies tallies, Consumer<Receipt> unknown) {
        this.log = log;
        this.tallies = tallies;
        this.unknown = unknown;
    }

    @Override
    public void accept(List<DeliveryReceiptReceived> messages) {
        List<Receipt> receipts = messages.stream()
                .flatMap(message -> message.receipts().stream())
                .toList();
        log.apply(receipts);
        CommunicationLog.Touched touched = log.touchedBy(receipts);
        receipts.stream()
                .filter(receipt -> !touched.communicationIds().contains(receipt.communicationId()))
                .forEach(unknown);
        tallies.recount(touched.pages());
    }
}
