package com.xenocrm.ingestion.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.customerdata.customer.CustomerView;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Reader of a change of one customer. Omitted fields are unchanged; unknown ones are refused. */
record CustomerPatchRow(CustomerRows rows, CustomerView known) implements RowReader<Customer> {

    private static final Field CUSTOMER_ID = Field.of("customer_id");
    private static final Set<String> CHANGEABLE = Field.spellings(List.of(
            CUSTOMER_ID,
            CustomerRows.EMAIL,
            CustomerRows.NAME,
            Field.of("phone"),
            Field.of("total_spend"),
            Field.of("visits_count"),
            Field.of("last_active_at"),
            Field.of("tags"),
            Field.of("tags_add"),
            Field.of("tags_remove"),
            Field.of("attributes")));

    @Override
    public Customer read(Row row) {
        refuseOthers(row);
        refuseCleared(row, CUSTOMER_ID, row.text(CUSTOMER_ID, Integer.MAX_VALUE));
        String email = row.email(CustomerRows.EMAIL);
        refuseCleared(row, CustomerRows.EMAIL, email);
        String name = row.text(CustomerRows.NAME, CustomerRows.LONGEST_NAME);
        refuseCleared(row, CustomerRows.NAME, name);
        List<String> unchanged = new ArrayList<>();
        if (email == null) {
            unchanged.add(CustomerRows.EMAIL.name());
        }
        if (name == null) {
            unchanged.add(CustomerRows.NAME.name());
        }
        return rows.read(
                row,
                Objects.requireNonNullElse(email, known.email()),
                Objects.requireNonNullElse(name, Objects.requireNonNullElse(known.name(), "")),
                new Patch(known.id(), unchanged));
    }

    private static void refuseOthers(Row row) {
        List<FieldProblem> problems = row.beside(CHANGEABLE).stream()
                .map(other -> new FieldProblem(other.getKey(), "is no field of a customer that can be changed"))
                .toList();
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        if (row.beside(Set.of()).isEmpty()) {
            throw Refusal.invalid("body", "must hold at least one field");
        }
    }

    private static void refuseCleared(Row row, Field field, @Nullable String value) {
        boolean isGiven = row.isCleared(field) || row.find(field) != null;
        if (isGiven && value == null) {
            throw row.problem(field, "cannot be cleared");
        }
    }
}
