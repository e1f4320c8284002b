package com.xenocrm.customerdata.customer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;

/**
 * Identifiers by which stored data names one customer.
 *
 * @param id {@code _id}
 * @param customerIds the shop's identifiers, present and former
 * @param emails present and former addresses
 */
public record PersonalIdentifiers(String id, Set<String> customerIds, Set<String> emails) {

    /** Returns the identifiers in a customer's document. */
    public static PersonalIdentifiers of(Document customer) {
        Set<String> customerIds =
                new LinkedHashSet<>(customer.getList(CustomerFields.FORMER_CUSTOMER_IDS, String.class, List.of()));
        Stream.ofNullable(customer.getString(CustomerFields.CUSTOMER_ID)).forEach(customerIds::add);
        return new PersonalIdentifiers(
                customer.getString("_id"), customerIds, Set.of(customer.getString(CustomerFields.EMAIL)));
    }

    /** Returns the identifiers with further addresses. */
    public PersonalIdentifiers withEmails(Stream<String> further) {
        return new PersonalIdentifiers(
                id,
                customerIds,
                Stream.concat(emails.stream(), further.filter(Objects::nonNull))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Returns the identifiers without those that now belong to other customers. */
    public PersonalIdentifiers without(List<CustomerIdentity> others) {
        Set<String> theirs = others.stream()
                .filter(other -> !other.id().equals(id))
                .flatMap(other -> other.all().stream())
                .collect(Collectors.toSet());
        return new PersonalIdentifiers(
                id,
                customerIds.stream().filter(each -> !theirs.contains(each)).collect(Collectors.toSet()),
                emails.stream().filter(each -> !theirs.contains(each)).collect(Collectors.toSet()));
    }

    /** Returns the {@code _id} and the shop's identifiers. */
    public Set<String> ids() {
        return Stream.concat(Stream.of(id), customerIds.stream()).collect(Collectors.toSet());
    }

    /** Returns all identifiers. */
    public Set<String> all() {
        return Stream.concat(ids().stream(), emails.stream()).collect(Collectors.toSet());
    }
}
