package com.xenocrm.campaigndata.sender;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Finds recipients who have objected, or were erased, since their communication was published. */
public final class SuppressedRecipients {

    private final Suppressions suppressions;
    private final Clock clock;

    public SuppressedRecipients(Suppressions suppressions, Clock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Looks up the recipients, immediately before their communications are sent, and returns the receipts of those that must not be. */
    public Map<Communication, Receipt> among(Collection<Communication> communications) {
        Map<Addressee, String> reasons =
                suppressions.among(communications.stream().map(Addressee::of).toList());
        Map<Communication, Receipt> suppressed = new LinkedHashMap<>();
        for (Communication each : communications) {
            String reason = reasons.get(Addressee.of(each));
            if (reason != null) {
                suppressed.put(
                        each,
                        new Receipt(
                                each.communicationId(),
                                DeliveryStatus.SUPPRESSED,
                                reason,
                                null,
                                clock.instant(),
                                each.attempt()));
            }
        }
        return suppressed;
    }
}
