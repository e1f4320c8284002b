package com.xenocrm.ingestion.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.ingestion.intake.Outgoing;
import com.xenocrm.kit.tracing.CampaignTracing;

/** Publishes receipts in the traces of their campaigns, whoever has posted them: a vendor knows of no trace. */
record TracedReceipts(Outgoing outgoing, CampaignTracing campaigns) implements Outgoing {

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        Set<String> ids = messages.stream()
                .flatMap(message -> message instanceof DeliveryReceiptReceived received
                        ? received.receipts().stream()
                        : Stream.empty())
                .map(receipt -> CampaignTracing.campaignOf(receipt.communicationId()))
                .collect(Collectors.toSet());
        campaigns.during("accept receipts", ids, () -> outgoing.publish(messages));
    }
}
