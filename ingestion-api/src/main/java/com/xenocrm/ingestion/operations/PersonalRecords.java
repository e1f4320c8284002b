package com.xenocrm.ingestion.operations;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.Mentions;

/** Recognises the records of messages that name one person by address or identifier; an unreadable message is one text. */
final class PersonalRecords implements Predicate<JsonNode> {

    private final PersonalIdentifiers person;
    private final CustomerOrders orders;
    private final List<Pattern> mentions;

    PersonalRecords(PersonalIdentifiers person, CustomerOrders orders) {
        this.person = person;
        this.orders = orders;
        this.mentions = Stream.of(
                        person.emails().stream().map(Mentions::ofAddress),
                        person.emails().stream().map(EmailAddress::inUnicode).map(Mentions::ofAddress),
                        person.ids().stream().map(id -> Mentions.ofField("customer_id", id)),
                        Stream.of(Mentions.ofField("id", person.id())),
                        Stream.of(Mentions.ofFieldAfterColon("communication_id", person.id())))
                .flatMap(patterns -> patterns)
                .toList();
    }

    @Override
    public boolean test(JsonNode record) {
        if (record.isString()) {
            return mentions.stream()
                    .anyMatch(mention -> mention.matcher(record.stringValue()).find());
        }
        String customerId = text(record, "customer_id");
        boolean isAtAddress = person.emails().contains(text(record, "email"));
        if (isAtAddress && record.has("order_id") && orders.isOthers(customerId, person)) {
            return false;
        }
        return isAtAddress
                || person.ids().contains(customerId)
                || person.id().equals(text(record.path("patch"), "id"))
                || person.id().equals(LogEntry.customerId(text(record, "communication_id")));
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asString("");
    }
}
