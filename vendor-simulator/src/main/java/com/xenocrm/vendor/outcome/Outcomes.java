package com.xenocrm.vendor.outcome;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.xenocrm.contracts.DeliveryReceiptReceived.DeliveryStatus;

/** Decides by a hash of seed and communication id: nothing is remembered, and nothing is ever decided twice. */
public final class Outcomes {

    private static final String MESSAGE_ID_PREFIX = "vm_";
    private static final int MESSAGE_ID_BYTES = 12;

    private final VendorSettings settings;

    public Outcomes(VendorSettings settings) {
        this.settings = settings;
    }

    /** The outcome of this communication. */
    public Outcome of(String communicationId) {
        ByteBuffer hash = ByteBuffer.wrap(hash(communicationId));
        byte[] messageId = new byte[MESSAGE_ID_BYTES];
        hash.get(messageId);
        String vendorMessageId = MESSAGE_ID_PREFIX + HexFormat.of().formatHex(messageId);
        return share(hash.getLong()) < settings.successRate()
                ? new Outcome(vendorMessageId, DeliveryStatus.SENT, null)
                : new Outcome(
                        vendorMessageId,
                        DeliveryStatus.FAILED,
                        FailureReason.at(share(hash.getLong())).word());
    }

    private byte[] hash(String communicationId) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((settings.seed() + '\n' + communicationId).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    private static double share(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }
}
