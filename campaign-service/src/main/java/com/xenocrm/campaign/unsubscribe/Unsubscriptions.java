package com.xenocrm.campaign.unsubscribe;

import java.util.Optional;

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
     * Permanently suppresses the recipient and address of a communication; returns false if there is no such
     * communication.
     */
    boolean of(String communicationId) {
        Optional<String> email = communications.email(communicationId);
        email.ifPresent(address -> suppressions.unsubscribe(address, communicationId));
        return email.isPresent();
    }
}
