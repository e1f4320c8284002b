package com.xenocrm.ingestion.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.erasure.CustomerCommunications;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.order.CustomerOrders;

/** Finds a customer with the current and former identifiers, without those that now belong to other customers. */
@Component
class PersonFinder {

    private final CustomerReads customers;
    private final CustomerQueries documents;
    private final CustomerCommunications communications;
    private final CustomerIdentities identities;
    private final CustomerOrders orders;
    private final Suppressions suppressions;

    PersonFinder(CustomerReads customers, MongoOperations mongo, CustomerOrders orders, Suppressions suppressions) {
        this.customers = customers;
        this.documents = new CustomerQueries(mongo);
        this.communications = new CustomerCommunications(mongo);
        this.identities = new CustomerIdentities(mongo);
        this.orders = orders;
        this.suppressions = suppressions;
    }

    /** Returns the {@code _id} of a customer; throws a 404 if there is none. */
    String id(String idOrCustomerId) {
        return customers.get(idOrCustomerId).id();
    }

    /** Returns the customer with this {@code _id}, with the identifiers in document, communications, suppressions and orders. */
    Person get(String id) {
        Document customer = documents.stored(id).orElseThrow(CustomerReads::notFound);
        PersonalIdentifiers known = PersonalIdentifiers.of(customer);
        List<String> former = new ArrayList<>(suppressions.addresses(id));
        communications.each(id, entry -> former.add(entry.getString(CommunicationFields.EMAIL)));
        PersonalIdentifiers own = withoutOthers(known.withEmails(former.stream()));
        return new Person(customer, withoutOthers(own.withEmails(inOrders(own))));
    }

    /** Returns the addresses in the person's orders; one that another customer had before is that customer's. */
    private Stream<String> inOrders(PersonalIdentifiers own) {
        Set<String> addresses = orders.addresses(own);
        Set<String> formerlyOfOthers = identities.formerlyOfOthers(addresses, own.id());
        return addresses.stream().filter(address -> !formerlyOfOthers.contains(address));
    }

    private PersonalIdentifiers withoutOthers(PersonalIdentifiers all) {
        List<String> ids =
                Stream.concat(Stream.of(all.id()), all.customerIds().stream()).toList();
        return all.without(Stream.concat(identities.byEmail(all.emails()).stream(), identities.named(ids).stream())
                .toList());
    }

    /** Stored customer with the identifiers. */
    record Person(Document document, PersonalIdentifiers identifiers) {}
}
