package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.communication.ReceiptTransitions.Changes;
import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.customerdata.audience.CustomerEngagement;

/**
 * Applies the receipts of a batch in one bulk write, suppresses addresses that bounced or complained, requests further
 * attempts, recounts pages and completes campaigns. A repeat requests the same attempts again while they are pending.
 */
class ReceiptConsumer implements Consumer<List<DeliveryReceiptReceived>> {

    private final ReceiptTransitions log;
    private final AddressSuppression suppression;
    private final CustomerEngagement customers;
    private final RetryPolicy retries;
    private final CampaignCompletion completion;
    private final Consumer<List<Receipt>> unknown;
    private final ReceiptMetrics metrics;

    /** Creates the consumer.
     * @param unknown receiver of receipts for communications that are not in the log
     */
    ReceiptConsumer(
            ReceiptTransitions log,
            AddressSuppression suppression,
            CustomerEngagement customers,
            RetryPolicy retries,
            CampaignCompletion completion,
            Consumer<List<Receipt>> unknown,
            ReceiptMetrics metrics) {
        this.log = log;
        this.suppression = suppression;
        this.customers = customers;
        this.retries = retries;
        this.completion = completion;
        this.unknown = unknown;
        this.metrics = metrics;
    }

    @Override
    public void accept(List<DeliveryReceiptReceived> messages) {
        List<Receipt> receipts = messages.stream()
                .flatMap(message -> message.receipts().stream())
                .toList();
        Map<String, CommunicationState> entries = log.states(ids(receipts));
        List<Receipt> known = new ArrayList<>(receipts.size());
        List<Receipt> strays = new ArrayList<>();
        for (Receipt receipt : receipts) {
            CommunicationState entry = entries.get(receipt.communicationId());
            if (entry == null) {
                strays.add(receipt);
            } else {
                known.add(entry.notBeforeRequest(receipt));
            }
        }
        unknown.accept(strays);
        Changes changes = log.apply(known);
        suppression.apply(known, entries, changes);
        known.stream()
                .filter(receipt -> receipt.status() == DeliveryStatus.SENT)
                .map(Receipt::communicationId)
                .collect(Collectors.groupingBy(
                        CampaignTracing::campaignOf, Collectors.mapping(LogEntry::customerId, Collectors.toSet())))
                .forEach(customers::received);
        requestRetries(known);
        completion.recount(
                entries.values().stream().map(CommunicationState::page).collect(Collectors.toSet()));
        metrics.add(receipts, changes, strays.size());
    }

    private void requestRetries(List<Receipt> receipts) {
        List<Receipt> followed = receipts.stream().filter(retries::follow).toList();
        if (!followed.isEmpty()) {
            Map<String, CommunicationState> entries = log.states(ids(followed));
            Map<Retry, Duration> next = new HashMap<>();
            followed.forEach(receipt -> next(receipt, entries).ifPresent(retry -> next.put(retry, least(receipt))));
            retries.request(next);
        }
    }

    private static List<String> ids(List<Receipt> receipts) {
        return receipts.stream().map(Receipt::communicationId).toList();
    }

    /** Returns the attempt after the receipt's one if the log is waiting for it. */
    private static Optional<Retry> next(Receipt receipt, Map<String, CommunicationState> entries) {
        int attempt = Objects.requireNonNull(receipt.attempt()) + 1;
        CommunicationState entry = entries.get(receipt.communicationId());
        return entry != null && entry.awaits(attempt)
                ? Optional.of(new Retry(receipt.communicationId(), attempt))
                : Optional.empty();
    }

    private static Duration least(Receipt receipt) {
        return Duration.ofSeconds(Objects.requireNonNullElse(receipt.retryAfterSeconds(), 0));
    }
}
