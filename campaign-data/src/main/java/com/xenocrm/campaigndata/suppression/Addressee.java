package com.xenocrm.campaigndata.suppression;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.Customer;

/**
 * Customer at an email address.
 *
 * @param customerId {@code _id}; null if only the address is known
 */
public record Addressee(@Nullable String customerId, String email) {

    /** Returns the recipient of a communication. */
    public static Addressee of(Communication communication) {
        return new Addressee(communication.customerId(), communication.email());
    }

    /** Returns the customer with their current address. */
    public static Addressee of(Customer customer) {
        return new Addressee(customer.id(), customer.email());
    }
}
