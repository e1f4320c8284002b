package com.xenocrm.vendor.outcome;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import com.xenocrm.kit.security.Sha256;

/** Derives outcomes from a hash of seed and communication id, so that they need not be stored and never change. */
public final class DeliveryOutcomes {

    private static final String MESSAGE_ID_PREFIX = "vm_";
    private static final int MESSAGE_ID_BYTES = 12;

    private final VendorSettings settings;

    public DeliveryOutcomes(VendorSettings settings) {
        this.settings = settings;
    }

    /** Returns the outcome of an attempt. A permanent failure repeats with the same reason. */
    public DeliveryOutcome of(String communicationId, int attempt) {
        DeliveryOutcome outcome = decide(communicationId);
        for (int next = 2; next <= attempt; next++) {
            DeliveryOutcome again = decide(communicationId + '\n' + next);
            outcome = outcome.isPermanent() ? outcome.as(again.vendorMessageId()) : again;
        }
        return outcome;
    }

    private DeliveryOutcome decide(String name) {
        ByteBuffer hash = ByteBuffer.wrap(hash(name));
        byte[] messageId = new byte[MESSAGE_ID_BYTES];
        hash.get(messageId);
        String vendorMessageId = MESSAGE_ID_PREFIX + HexFormat.of().formatHex(messageId);
        return share(hash.getLong()) < settings.successRate()
                ? DeliveryOutcome.sent(vendorMessageId)
                : DeliveryOutcome.failed(vendorMessageId, reason(share(hash.getLong())));
    }

    /** Returns a reason such that transient and permanent ones have the configured shares. */
    private FailureReason reason(double place) {
        double usual = FailureReason.TRANSIENT_SHARE;
        double wanted = settings.transientShare();
        return FailureReason.at(place < wanted ? place / wanted * usual : 1 - (1 - place) / (1 - wanted) * (1 - usual));
    }

    private byte[] hash(String name) {
        return Sha256.hash(settings.seed() + '\n' + name);
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive). */
    private static double share(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }
}
