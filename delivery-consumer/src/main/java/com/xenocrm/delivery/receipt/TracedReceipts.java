package com.xenocrm.delivery.receipt;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.kit.tracing.CampaignTraces;

/** Applies receipts in the traces of their campaigns. */
record TracedReceipts(Consumer<List<DeliveryReceiptReceived>> receipts, CampaignTraces campaigns)
        implements Consumer<List<DeliveryReceiptReceived>> {

    @Override
    public void accept(List<DeliveryReceiptReceived> messages) {
        Set<String> ids = messages.stream()
                .flatMap(message -> message.receipts().stream())
                .map(receipt -> CampaignTraces.campaignOf(receipt.communicationId()))
                .collect(Collectors.toSet());
        campaigns.during("apply receipts", ids, () -> receipts.accept(messages));
    }
}
