package com.xenocrm.ingestion.privacy;

import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaigndata.erasure.CustomerCommunications;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.ingestion.imports.PersonalRows;
import com.xenocrm.ingestion.operations.PersonalDeadLetters;
import com.xenocrm.ingestion.operations.PersonalDeadLetters.PersonalRecord;
import com.xenocrm.ingestion.privacy.PersonFinder.Person;
import com.xenocrm.kit.audit.AuditLog;

/**
 * Writes all stored data about one customer as JSON, with one record in memory at a time. An export that breaks off is
 * not valid JSON.
 */
@Component
class CustomerExport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final CustomerOrders orders;
    private final CustomerCommunications communications;
    private final Suppressions suppressions;
    private final PersonalRows rows;
    private final PersonalDeadLetters deadLetters;
    private final AuditLog audit;

    CustomerExport(
            CustomerOrders orders,
            CustomerCommunications communications,
            Suppressions suppressions,
            PersonalRows rows,
            PersonalDeadLetters deadLetters,
            AuditLog audit) {
        this.orders = orders;
        this.communications = communications;
        this.suppressions = suppressions;
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    void write(Person whole, Instant now, OutputStream target) {
        PersonalIdentifiers person = whole.identifiers();
        try (JsonGenerator json = JSON.createGenerator(target)) {
            json.writeStartObject();
            json.writePOJOProperty("success", true);
            json.writePOJOProperty("message", "Everything that is known of the customer");
            json.writeObjectPropertyStart("data");
            json.writePOJOProperty("exported_at", now.toString());
            json.writePOJOProperty("customer", StoredValues.shown(whole.document()));
            list(json, "orders", each -> orders.each(person, each));
            list(json, "communications", each -> communications.each(person.id(), each));
            list(json, "frequency_cap", each -> communications.eachInHistory(person.id(), each));
            list(json, "suppressions", each -> suppressions.stored(person).forEach(each));
            list(
                    json,
                    "import_rows",
                    each -> rows.each(
                            person,
                            row -> each.accept(Map.of(
                                    "import_id", row.importId(),
                                    "import_line", row.line(),
                                    "import_error", row.error(),
                                    "cells", row.cells()))));
            list(json, "dead_letters", each -> deadLetters.each(person, found -> each.accept(shown(found))));
            list(json, "audit", each -> audit.about(person.subjects()).forEach(each));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static Map<String, Object> shown(PersonalRecord found) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("_id", found.deadLetterId());
        shown.put("queue", found.queue());
        shown.put("reason", found.reason());
        if (found.record() != null) {
            shown.put("record", found.record());
        }
        return shown;
    }

    private static void list(JsonGenerator json, String name, Consumer<Consumer<Object>> entries) {
        json.writeArrayPropertyStart(name);
        entries.accept(entry -> json.writePOJO(StoredValues.shown(entry)));
        json.writeEndArray();
    }
}
