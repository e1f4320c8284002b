package com.xenocrm.ingestion.imports.layout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HeaderParserTest {

    @Test
    void findsFieldsInAnySpellingAndTakesTheRestForAttributes() {
        FileLayout layout = HeaderParser.read(
                List.of(
                        "EMAIL",
                        "Name",
                        "customerId",
                        "Total_Spend",
                        "tags",
                        "city",
                        "created_at",
                        "phone",
                        "import_error"),
                null,
                ColumnMapping.parse(null),
                null);

        assertThat(layout)
                .isEqualTo(new FileLayout(
                        ImportKind.CUSTOMERS,
                        List.of(
                                new Column("EMAIL", "email", CellType.TEXT),
                                new Column("Name", "name", CellType.TEXT),
                                new Column("customerId", "customer_id", CellType.TEXT),
                                new Column("Total_Spend", "total_spend", CellType.TEXT),
                                new Column("tags", "tags", CellType.LIST),
                                new Column("city", "city", CellType.TEXT),
                                new Column("created_at", "", CellType.NOTHING),
                                new Column("phone", "phone", CellType.CODE),
                                new Column("import_error", "", CellType.NOTHING))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e-mail:email,Betrag:amount,Datum:order_date,Punkte:points:number,Intern:",
                "{\"E-Mail\": \"email\", \"Betrag\": \"amount\", \"Datum\": \"order_date\","
                        + " \"Punkte\": \"points:number\", \"Intern\": \"\"}"
            })
    void followsAMapping(String mapping) {
        FileLayout layout = HeaderParser.read(
                List.of("E-Mail", "Betrag", "Datum", "Punkte", "Intern"), null, ColumnMapping.parse(mapping), null);

        assertThat(layout)
                .isEqualTo(new FileLayout(
                        ImportKind.ORDERS,
                        List.of(
                                new Column("E-Mail", "email", CellType.TEXT),
                                new Column("Betrag", "total_price", CellType.TEXT),
                                new Column("Datum", "order_date", CellType.TEXT),
                                new Column("Punkte", "points", CellType.NUMBER),
                                new Column("Intern", "", CellType.NOTHING))));
    }

    @Test
    void takesProductColumnsForAProductOnlyBesideAProductsId() {
        List<String> order = List.of("email", "amount", "order_date");

        FileLayout with = HeaderParser.read(
                join(order, "product_id", "product_name", "Quantity", "price"), null, ColumnMapping.parse(""), null);
        FileLayout without = HeaderParser.read(join(order, "quantity"), null, ColumnMapping.parse(""), null);

        assertThat(with.columns().subList(3, 7))
                .containsExactly(
                        new Column("product_id", "product_id", CellType.PRODUCT),
                        new Column("product_name", "name", CellType.PRODUCT),
                        new Column("Quantity", "quantity", CellType.PRODUCT),
                        new Column("price", "price", CellType.PRODUCT));
        assertThat(without.columns().getLast()).isEqualTo(new Column("quantity", "quantity", CellType.TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email;name;City           | ''                    | City: is no field of customers, and an attribute's name is",
                "email;name;$where         | ''                    | $where: is no field of customers, and an attribute's name is",
                "email;name;a              | A:x.y                 | a: is no field of customers, and an attribute's name is",
                "email;name;               | ''                    | column 3: has no name",
                "email;name;Email          | ''                    | email: is the target of two columns",
                "email;name;city           | city:email            | email: is the target of two columns",
                "email;city                | ''                    | name: is not a column of the file",
                "email;name                | Nmae:name             | nmae: is in the mapping but not a column of the file",
                "email;name;points         | points:points:integer | points: an attribute is text, number or boolean",
                "email;name                | name:name:number      | name: an attribute is text, number or boolean",
            })
    void refusesAHeaderThatIsNotClearAndNamesTheColumn(String header, String mapping, String problem) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> HeaderParser.read(
                        List.of(header.split(";", -1)), ImportKind.CUSTOMERS, ColumnMapping.parse(mapping), null));

        assertThat(refusal.status().value()).isEqualTo(400);
        assertThat(refusal.reason()).startsWith(problem);
    }

    @Test
    void asksWhatTheRowsAreWhereItCannotBeSeen() {
        List<String> either = List.of("email", "name", "amount", "order_date");

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> HeaderParser.read(either, null, ColumnMapping.parse(null), null));
        FileLayout orders = HeaderParser.read(either, ImportKind.ORDERS, ColumnMapping.parse(null), null);

        assertThat(refusal.reason())
                .isEqualTo("kind: cannot be determined from the columns: give kind=customers or kind=orders");
        assertThat(orders.columns().get(1)).isEqualTo(new Column("name", "name", CellType.TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"email", ":email", "{\"a\": 1}", "{\"a\"", "a:b,A:c"})
    void refusesAMappingThatIsNone(String mapping) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ColumnMapping.parse(mapping));

        assertThat(refusal.reason()).startsWith("mapping: ");
    }

    private static List<String> join(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Arrays.stream(rest)).toList();
    }
}
