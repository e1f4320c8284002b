package com.xenocrm.ingestion.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CustomerCommunications;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;

/** Collects a customer's current and former identifiers, without those that now belong to other customers. */
@Component
class PersonFinder {

    private final CustomerCommunications communications;
    private final CustomerIdentities identities;
    private final Suppressions suppressions;

    PersonFinder(MongoOperations mongo, Suppressions suppressions) {
        this.communications = new CustomerCommunications(mongo);
        this.identities = new CustomerIdentities(mongo);
        this.suppressions = suppressions;
    }

    /** Returns the identifiers in the customer's document, communications and suppressions. */
    PersonalIdentifiers identifiers(Document customer) {
        PersonalIdentifiers known = PersonalIdentifiers.of(customer);
        List<String> former = new ArrayList<>();
        communications.each(known.id(), entry -> former.add(entry.getString(CommunicationFields.EMAIL)));
        suppressions.addresses(known.id()).forEach(former::add);
        PersonalIdentifiers all = known.withEmails(former.stream());
        return all.without(
                Stream.concat(identities.byEmail(all.emails()).stream(), identities.named(all.customerIds()).stream())
                        .toList());
    }
}
