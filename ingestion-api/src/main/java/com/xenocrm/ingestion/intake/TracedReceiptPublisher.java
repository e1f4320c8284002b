package com.xenocrm.ingestion.intake;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.MessagePublisher;

/** Publishes receipts in the traces of their campaigns, because a vendor's request carries no trace. */
record TracedReceiptPublisher(MessagePublisher publisher, CampaignTracing campaigns) implements MessagePublisher {

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        inTraces(messages, () -> publisher.publish(messages));
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        inTraces(messages, () -> publisher.publishAfter(delay, messages));
    }

    private void inTraces(List<? extends CrmMessage> messages, Runnable publication) {
        Set<String> ids = messages.stream()
                .flatMap(message -> message instanceof DeliveryReceiptReceived received
                        ? received.receipts().stream()
                        : Stream.empty())
                .map(receipt -> CampaignTracing.campaignOf(receipt.communicationId()))
                .collect(Collectors.toSet());
        campaigns.during("accept receipts", ids, publication);
    }
}
