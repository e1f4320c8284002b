package com.xenocrm.email.sending;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Counts e-mails by outcome, and shows whether they wait. */
class EmailMetrics {

    private final Map<DeliveryStatus, Counter> outcomes = new EnumMap<>(DeliveryStatus.class);
    private final AtomicInteger unavailable = new AtomicInteger();

    EmailMetrics(MeterRegistry meters) {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            outcomes.put(
                    status,
                    Counter.builder("crm.emails")
                            .description("E-mails by outcome")
                            .tag("outcome", status.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        meters.gauge("crm.smtp.unavailable", unavailable);
    }

    Receipt counted(Receipt receipt) {
        Objects.requireNonNull(outcomes.get(receipt.status())).increment();
        return receipt;
    }

    /** Shows whether e-mails wait for the SMTP server or the database. */
    void unavailable(boolean waiting) {
        unavailable.set(waiting ? 1 : 0);
    }
}
