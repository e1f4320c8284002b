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
 * @param isIdTaken whether another customer has the {@code _id} as the shop's identifier, so that other data means that one
 * @param customerIds the shop's identifiers, present and former
 * @param emails present and former addresses
 */
public record PersonalIdentifiers(String id, boolean isIdTaken, Set<String> customerIds, Set<String> emails) {

    /** Creates the identifiers of a customer whose {@code _id} is nobody else's identifier. */
    public PersonalIdentifiers(String id, Set<String> customerIds, Set<String> emails) {
        this(id, false, customerIds, emails);
    }

    /** Returns the identifiers in a customer's document. */
    public static PersonalIdentifiers of(Document customer) {
        return new PersonalIdentifiers(
                customer.getString("_id"),
                presentAndFormer(customer, CustomerFields.CUSTOMER_ID, CustomerFields.FORMER_CUSTOMER_IDS),
                presentAndFormer(customer, CustomerFields.EMAIL, CustomerFields.FORMER_EMAILS));
    }

    private static Set<String> presentAndFormer(Document customer, String present, String former) {
        Set<String> values = new LinkedHashSet<>(customer.getList(former, String.class, List.of()));
        Stream.ofNullable(customer.getString(present)).forEach(values::add);
        return values;
    }

    /** Returns the identifiers with further addresses. */
    public PersonalIdentifiers withEmails(Stream<String> further) {
        return new PersonalIdentifiers(
                id,
                isIdTaken,
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
                theirs.contains(id),
                customerIds.stream().filter(each -> !theirs.contains(each)).collect(Collectors.toSet()),
                emails.stream().filter(each -> !theirs.contains(each)).collect(Collectors.toSet()));
    }

    /** Returns the shop's identifiers and the {@code _id}, unless that is another customer's identifier. */
    public Set<String> ids() {
        return Stream.concat(isIdTaken ? Stream.of() : Stream.of(id), customerIds.stream())
                .collect(Collectors.toSet());
    }

    /** Returns all identifiers that audit entries may have as their subject. */
    public Set<String> subjects() {
        return Stream.concat(Stream.of(id), all().stream()).collect(Collectors.toSet());
    }

    /** Returns all identifiers by which an order may name the customer. */
    public Set<String> all() {
        return Stream.concat(ids().stream(), emails.stream()).collect(Collectors.toSet());
    }
}
