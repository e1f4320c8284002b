package com.xenocrm.ingestion.imports.chunk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.csv.RejectedCsv;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.ColumnMapping;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.HeaderParser;
import com.xenocrm.kit.money.CurrencyUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifiedRowsTest {

    private static final Instant STORED_AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final FileLayout CUSTOMERS = HeaderParser.read(
            List.of("Mail", "name", "tags", "attributes", "points", "club", "note"),
            null,
            ColumnMapping.parse("Mail:email,points:points:number,club:club:boolean"),
            null);
    private static final CurrencyUnit USD = CurrencyUnit.of("USD").orElseThrow();
    private static final FileLayout ORDERS = HeaderParser.read(
            List.of("email", "amount", "order_date", "product_id", "product_name", "quantity", "price"),
            null,
            ColumnMapping.parse(null),
            null);

    @Test
    void makesARecordOfARowByTheSameRulesAsOfJson() {
        ClassifiedRows rows = classify(
                CUSTOMERS, List.of("Ann@X.example", "Ann", "vip| new", "{\"age\": 41}", "7", "TRUE", "one\r\n  two"));

        assertThat(rows.messages())
                .containsExactly(new CustomerReceived(List.of(new Customer(
                        null,
                        "ann@x.example",
                        "Ann",
                        null,
                        null,
                        null,
                        null,
                        List.of("vip", "new"),
                        Map.of("age", 41L, "points", 7L, "club", true, "note", "one two"),
                        100))));
    }

    @Test
    void clearsWhatACellSaysAndNothingByAnEmptyCell() {
        FileLayout layout = HeaderParser.read(
                List.of(
                        "email",
                        "name",
                        "phone",
                        "total_spend",
                        "tags_add",
                        "tags_remove",
                        "attributes",
                        "city",
                        "note"),
                null,
                ColumnMapping.parse(null),
                null);
        ClassifiedRows rows =
                classify(layout, List.of("a@x.example", "Ann", "\\N", "", "", "old|lead", "", " \\N ", ""));

        assertThat(rows.messages())
                .containsExactly(new CustomerReceived(List.of(new Customer(
                        null,
                        "a@x.example",
                        "Ann",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        new Removal(List.of("phone", "attributes.city"), List.of("old", "lead")),
                        null,
                        100))));
    }

    @Test
    void rejectsRowsWithTheReasonAndKeepsTheVersionsOfTheOthers() throws IOException {
        ClassifiedRows rows = classify(
                CUSTOMERS,
                List.of("nobody", "Bob", "", "", "", "", "=1+1"),
                List.of("a@x.example", "", "", "", "", "", "+49 30"),
                List.of("a@x.example", "Ann", "", "", "many", "", "-5.10"),
                List.of("a@x.example", "Ann", "", "[", "", "", ""),
                List.of("a@x.example", "Ann"),
                List.of("a@x.example", "Ann", "", "", "", "", ""));

        assertThat(rows.accepted()).isEqualTo(1);
        assertThat(((CustomerReceived) rows.messages().getFirst()).customers())
                .extracting(Customer::version)
                .containsExactly(105L);
        assertThat(rejected(rows)).isEqualTo("""
                \uFEFFimport_line,import_error,Mail,name,tags,attributes,points,club,note\r
                2,email: is not a valid e-mail address: it has no @,nobody,Bob,,,,,'=1+1\r
                3,name: is required,a@x.example,,,,,,'+49 30\r
                4,points: must be a number such as 1234.5,a@x.example,Ann,,,many,,-5.10\r
                5,attributes: must be JSON,a@x.example,Ann,,[,,,\r
                6,"row: has 2 cells, but there are 7 columns",a@x.example,Ann\r
                """);
    }

    @Test
    void makesAnOrderOfOneProductAndNamesItByFileAndLine() {
        List<String> row = List.of("a@x.example", "12.5", "2026-11-20", "p1", "CD", "2", "6.25");
        ClassifiedRows rows = classify(ORDERS, row, row, List.of("a@x.example", "1", "2026-11-20", "", "", "", ""));

        List<Order> orders = ((OrderReceived) rows.messages().getFirst()).orders();

        assertThat(orders.getFirst())
                .isEqualTo(new Order(
                        orders.getFirst().orderId(),
                        null,
                        "a@x.example",
                        List.of(new Product("p1", "CD", 2, new BigDecimal("6.25"), null, null)),
                        new BigDecimal("12.50"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        OrderStatus.COMPLETED,
                        null,
                        "USD",
                        null,
                        null,
                        100));
        assertThat(orders.get(2).products()).isEmpty();
        assertThat(orders).extracting(Order::orderId).doesNotHaveDuplicates();
        assertThat(classify(ORDERS, row, row, List.of("a@x.example", "1", "2026-11-20", "", "", "", ""))
                        .messages())
                .isEqualTo(rows.messages());
    }

    @SafeVarargs
    private static ClassifiedRows classify(FileLayout layout, List<String>... rows) {
        PackedRows packed = new PackedRows();
        for (List<String> row : rows) {
            packed.add(packed.count() + 2, row);
        }
        return new RowClassifier(layout, FileFormat.UNKNOWN, USD)
                .classify(new Chunk("i", 0, 100, STORED_AT, new Binary(packed.bytes())), "file");
    }

    private static String rejected(ClassifiedRows rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RejectedCsv csv = new RejectedCsv(file, CUSTOMERS.header())) {
            csv.add(rows.rejected().bytes());
        }
        return file.toString(StandardCharsets.UTF_8);
    }
}
