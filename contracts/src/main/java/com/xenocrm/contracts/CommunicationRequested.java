package com.xenocrm.contracts;

import java.util.List;

/** Communications to be delivered by the vendor. */
public record CommunicationRequested(List<Communication> communications) implements CrmMessage {

    /**
     * One rendered message to one customer.
     *
     * @param communicationId {@code campaign:customer}; the vendor's idempotency key
     * @param email where it goes
     */
    public record Communication(
            String communicationId, String campaignId, String customerId, String email, String message) {}
}
