package com.xenocrm.ingestion.receipts;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.ingestion.intake.IntakeMetrics;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.web.Envelope;

/** Publishes the receipts of a request in the traces of their campaigns, as a vendor's request has no trace. */
@Component
class ReceiptIntake {

    private final MessagePublisher publisher;
    private final CampaignTracing campaigns;
    private final IntakeMetrics metrics;
    private final IgnoredReceiptMetrics ignored;
    private final Clock clock;

    ReceiptIntake(
            MessagePublisher publisher,
            CampaignTracing campaigns,
            IntakeMetrics metrics,
            IgnoredReceiptMetrics ignored,
            Clock clock) {
        this.publisher = publisher;
        this.campaigns = campaigns;
        this.metrics = metrics;
        this.ignored = ignored;
        this.clock = clock;
    }

    /**
     * Publishes the valid receipts and returns the answer after the broker's confirms; refuses the request if every
     * receipt is refused.
     */
    Envelope<ReceiptReport> take(byte[] body) {
        ReceiptBatch batch = ReceiptBatch.read(body, clock.instant());
        ReceiptReport report = batch.report();
        metrics.rejected(RowKind.RECEIPTS, report.rejected());
        publish(batch.orRefuse().receipts());
        report.ignored().forEach(receipt -> ignored.count(receipt.status()));
        metrics.accepted(RowKind.RECEIPTS, report.accepted());
        return Envelope.of(batch.summary(), report);
    }

    private void publish(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        Set<String> ids = receipts.stream()
                .map(receipt -> CampaignTracing.campaignOf(receipt.communicationId()))
                .collect(Collectors.toSet());
        campaigns.during(
                "accept receipts",
                ids,
                () -> publisher.publish(CrmMessage.split(receipts, DeliveryReceiptReceived::new)));
    }
}
