package com.xenocrm.delivery.receipt;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;

/** Applies receipts in the traces of their campaigns. */
record TracedReceiptConsumer(Consumer<List<DeliveryReceiptReceived>> receipts, CampaignTracing campaigns)
        implements Consumer<List<DeliveryReceiptReceived>> {

    @Override
    public void accept(List<DeliveryReceiptReceived> messages) {
        Set<String> ids = messages.stream()
                .flatMap(message -> message.receipts().stream())
                .map(receipt -> CampaignTracing.campaignOf(receipt.communicationId()))
                .collect(Collectors.toSet());
        campaigns.during("apply receipts", ids, () -> receipts.accept(messages));
    }
}
