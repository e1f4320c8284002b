package com.xenocrm.vendor.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Decides when a receipt comes, and how often: the same for the same receipt always. */
public final class ReceiptTiming {

    /** No receipt takes longer than so many times the average. */
    private static final double LONGEST = 20;

    private final ReceiptTimingSettings settings;

    public ReceiptTiming(ReceiptTimingSettings settings) {
        this.settings = settings;
    }

    /** Everything that is to be posted for these receipts; what is due at its own time is due at once. */
    public List<Due> of(List<PendingReceipt> receipts) {
        return receipts.stream().flatMap(this::of).toList();
    }

    private Stream<Due> of(PendingReceipt receipt) {
        SplittableRandom random =
                new SplittableRandom(31L * receipt.vendorMessageId().hashCode() + receipt.attempt());
        if (random.nextDouble() < settings.dropped()) {
            return Stream.empty();
        }
        int copies = random.nextDouble() < settings.duplicates() ? 2 : 1;
        return Stream.iterate(0, copy -> copy < copies, copy -> copy + 1)
                .map(copy -> new Due(receipt, copy, receipt.occurredAt().plus(delay(random))));
    }

    private Duration delay(SplittableRandom random) {
        double latency = Math.min(-Math.log(1 - random.nextDouble()), LONGEST)
                * settings.latency().toMillis();
        double later = random.nextDouble() * settings.delayedUpTo().toMillis();
        return Duration.ofMillis((long) (latency + later));
    }

    /**
     * One receipt that is to be posted.
     *
     * @param copy 0, or 1 when it is the second of two alike
     * @param at not before
     */
    public record Due(PendingReceipt receipt, int copy, Instant at) {

        /** True when it does not have to wait. */
        public boolean isAtOnce() {
            return !at.isAfter(receipt.occurredAt());
        }
    }
}
