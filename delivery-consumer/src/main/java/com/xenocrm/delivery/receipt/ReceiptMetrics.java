package com.xenocrm.delivery.receipt;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.campaigndata.communication.ReceiptTransitions.Changes;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Metrics of receipts and their effects; a redelivered receipt counts again, as unchanged. */
final class ReceiptMetrics {

    private final MeterRegistry meters;
    private final Map<DeliveryStatus, Counter> statuses = new EnumMap<>(DeliveryStatus.class);
    private final Counter applied;
    private final Counter corrected;
    private final Counter unmatched;
    private final Counter unchanged;

    ReceiptMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (DeliveryStatus status : DeliveryStatus.values()) {
            String value = status.name().toLowerCase(Locale.ROOT);
            statuses.put(status, counter("crm.receipts", "Receipts by status", "status", value));
        }
        this.applied = change("applied");
        this.corrected = change("corrected");
        this.unmatched = change("unmatched");
        this.unchanged = change("unchanged");
    }

    void add(List<Receipt> receipts, Changes changes, int unknown) {
        receipts.forEach(receipt ->
                Objects.requireNonNull(statuses.get(receipt.status())).increment());
        applied.increment(changes.applied());
        corrected.increment(changes.corrected());
        unmatched.increment(unknown);
        unchanged.increment(receipts.size() - changes.applied() - changes.corrected() - unknown);
    }

    private Counter change(String change) {
        return counter("crm.receipt.changes", "Receipts by their effect on the log", "change", change);
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(meters);
    }
}
