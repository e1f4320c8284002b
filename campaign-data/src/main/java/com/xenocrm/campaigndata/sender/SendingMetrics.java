package com.xenocrm.campaigndata.sender;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Counts communications of a sender by outcome, and shows whether communications wait. */
public final class SendingMetrics {

    private final Map<DeliveryStatus, Counter> outcomes = new EnumMap<>(DeliveryStatus.class);
    private final AtomicInteger unavailable;

    /**
     * Registers the metrics.
     *
     * @param counter name of the counter, by outcome
     * @param gauge name of the gauge that is 1 while communications wait
     */
    public SendingMetrics(MeterRegistry meters, String counter, String gauge) {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            outcomes.put(
                    status,
                    Counter.builder(counter)
                            .description("Attempts to send, by outcome")
                            .tag("outcome", status.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        unavailable = Objects.requireNonNull(meters.gauge(gauge, new AtomicInteger()));
    }

    /** Counts a receipt by its outcome, and returns it. */
    public Receipt counted(Receipt receipt) {
        Objects.requireNonNull(outcomes.get(receipt.status())).increment();
        return receipt;
    }

    /** Returns whether communications wait. */
    public boolean isUnavailable() {
        return unavailable.get() > 0;
    }

    /** Shows whether communications wait for the recipient's server or the database. */
    void unavailable(boolean waiting) {
        unavailable.set(waiting ? 1 : 0);
    }
}
