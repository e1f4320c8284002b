package com.xenocrm.campaign.unsubscribe;

import java.util.List;
import java.util.Optional;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;

/** Unsubscribes the recipients of communications. */
class Unsubscriptions {

    private final CommunicationLog communications;
    private final CustomerIdentities customers;
    private final Suppressions suppressions;

    Unsubscriptions(CommunicationLog communications, CustomerIdentities customers, Suppressions suppressions) {
        this.communications = communications;
        this.customers = customers;
        this.suppressions = suppressions;
    }

    /**
     * Permanently suppresses the recipient and address of a communication. If its entry is gone, the customer and the
     * current address are suppressed; for an erased customer nothing is left to do. Returns false if there is no such
     * recipient.
     */
    boolean of(String communicationId) {
        String customerId = LogEntry.customerId(communicationId);
        Optional<String> email = communications.email(communicationId).or(() -> currentEmail(customerId));
        email.ifPresent(address -> suppressions.unsubscribe(address, communicationId));
        return email.isPresent() || suppressions.isErased(customerId);
    }

    private Optional<String> currentEmail(String customerId) {
        return customers.byId(List.of(customerId)).stream()
                .map(CustomerIdentity::email)
                .findFirst();
    }
}
