package com.xenocrm.vendor.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Decides when and how often each receipt is posted; always the same for the same receipt. */
public final class ReceiptTiming {

    /** Upper limit of a receipt's latency, as a multiple of the average. */
    private static final double LONGEST = 20;

    private final ReceiptTimingSettings settings;

    public ReceiptTiming(ReceiptTimingSettings settings) {
        this.settings = settings;
    }

    /** Returns the posts for these receipts. */
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
     * Planned post of a receipt.
     *
     * @param copy 0 for the first, 1 for a duplicate
     * @param at earliest time of the post
     */
    public record Due(PendingReceipt receipt, int copy, Instant at) {

        /** Returns whether the receipt can be posted at once. */
        public boolean isAtOnce() {
            return !at.isAfter(receipt.occurredAt());
        }
    }
}
