package com.xenocrm.campaign.unsubscribe;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.suppression.Suppressions;

/** Unsubscribes the recipient of a communication. */
class Unsubscriptions {

    private final CommunicationLog communications;
    private final Suppressions suppressions;

    Unsubscriptions(CommunicationLog communications, Suppressions suppressions) {
        this.communications = communications;
        this.suppressions = suppressions;
    }

    /**
     * Permanently suppresses the recipient and address of a communication; there is nothing to do if the recipient has
     * been erased. Returns false if the link is from a preview.
     */
    boolean of(String communicationId) {
        communications.email(communicationId).ifPresent(address -> suppressions.unsubscribe(address, communicationId));
        return communicationId.contains(":");
    }
}
