package com.xenocrm.ingestion.imports.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.xenocrm.ingestion.customers.CustomerRows;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.ingestion.orders.OrderRows;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.kit.web.Refusal;

/** Kind of a file's rows. */
public enum ImportKind {
    CUSTOMERS(RowKind.CUSTOMERS),
    ORDERS(RowKind.ORDERS);

    private final RowKind rows;

    ImportKind(RowKind rows) {
        this.rows = rows;
    }

    /** Returns the same kind of rows in requests. */
    public RowKind rows() {
        return rows;
    }

    /** Returns the kind with this name; refuses any other. */
    public static ImportKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.value().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("kind", "must be customers or orders"));
    }

    /** Returns the name in requests and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the field with this spelling, ignoring case. */
    Optional<String> field(String spelling) {
        return fields().stream()
                .filter(field -> field.spellings().stream().anyMatch(spelling::equalsIgnoreCase))
                .map(Field::name)
                .findFirst();
    }

    /** Returns sets of fields, of each of which a file must have one. */
    List<Set<String>> needs() {
        return switch (this) {
            case CUSTOMERS -> List.of(Set.of("email"), Set.of("name"));
            case ORDERS -> List.of(Set.of("total_price"), Set.of("order_date"), Set.of("email", "customer_id"));
        };
    }

    private List<Field> fields() {
        return switch (this) {
            case CUSTOMERS -> CustomerRows.FIELDS;
            case ORDERS -> OrderRows.FIELDS;
        };
    }
}
