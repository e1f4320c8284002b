package com.xenocrm.delivery.engagement;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.campaigndata.engagement.EngagementLog;
import com.xenocrm.campaigndata.engagement.EngagementLog.Engaged;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.audience.CustomerEngagement;

/**
 * Records opens and clicks with their communications and customers, and reports communications in doubt as sent, since
 * they have arrived. A repeat changes nothing.
 */
class EngagementConsumer implements Consumer<List<EngagementReceived>> {

    private final EngagementLog log;
    private final CustomerEngagement customers;
    private final MessagePublisher publisher;
    private final Clock clock;

    EngagementConsumer(EngagementLog log, CustomerEngagement customers, MessagePublisher publisher, Clock clock) {
        this.log = log;
        this.customers = customers;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void accept(List<EngagementReceived> messages) {
        List<Engaged> engaged = log.record(messages.stream()
                .flatMap(message -> message.engagements().stream())
                .toList());
        customers.engaged(engaged.stream().map(EngagementConsumer::latest).toList());
        engaged.stream().filter(one -> !one.facts().bursts().isEmpty()).forEach(this::correct);
        List<Receipt> arrived = engaged.stream()
                .filter(Engaged::inDoubt)
                .map(one -> new Receipt(one.communicationId(), DeliveryStatus.SENT, null, null, clock.instant(), null))
                .toList();
        if (!arrived.isEmpty()) {
            publisher.publish(CrmMessage.split(arrived, DeliveryReceiptReceived::new));
        }
    }

    private static CustomerEngagement.Engaged latest(Engaged one) {
        return new CustomerEngagement.Engaged(
                one.customerId(),
                one.campaignId(),
                one.facts().lastOpenedAt(),
                one.facts().lastClickedAt());
    }

    private void correct(Engaged one) {
        EngagementLog.Latest latest = log.latest(one.customerId());
        customers.corrected(
                latest(one),
                one.facts().bursts(),
                new CustomerEngagement.Engaged(
                        one.customerId(), one.campaignId(), latest.openedAt(), latest.clickedAt()));
    }
}
