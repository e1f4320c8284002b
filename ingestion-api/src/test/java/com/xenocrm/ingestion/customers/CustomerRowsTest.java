package com.xenocrm.ingestion.customers;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.ingestion.intake.Intake;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.RejectedRow;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class CustomerRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long VERSION = 7;

    private final CustomerRows rows =
            new CustomerRows(() -> VERSION, CurrencyUnit.of("USD").orElseThrow());

    @Test
    void readsACustomerWhole() {
        Customer customer = read("""
                {"customer_id": "c-1", "email": " Ann@EXAMPLE.com ", "name": " Ann ", "phone": "+44 20 7946 0000",
                 "total_spend": 12.5, "visits_count": 3, "last_active_at": "2026-11-01T10:00:00+02:00",
                 "tags": ["vip", "vip", " new "], "attributes": {"city": "Paris", "age": 41, "score": 0.5, "optin": true}}
                """);

        assertThat(customer)
                .isEqualTo(new Customer(
                        "c-1",
                        "ann@example.com",
                        "Ann",
                        "+44 20 7946 0000",
                        new BigDecimal("12.50"),
                        3,
                        Instant.parse("2026-11-01T08:00:00Z"),
                        List.of("vip", "new"),
                        Map.of("city", "Paris", "age", 41L, "score", 0.5, "optin", true),
                        VERSION));
    }

    @Test
    void readsCamelCaseNumericStringsAndPlainDates() {
        Customer customer = read("""
                {"customerId": 42, "email": "a@example.com", "name": "A",
                 "totalSpend": "7", "visitsCount": "2", "lastActiveAt": "2026-11-21"}
                """);

        assertThat(customer)
                .isEqualTo(new Customer(
                        "42",
                        "a@example.com",
                        "A",
                        null,
                        new BigDecimal("7.00"),
                        2,
                        Instant.parse("2026-11-21T00:00:00Z"),
                        List.of(),
                        Map.of(),
                        VERSION));
    }

    @Test
    void keepsUnknownFieldsAsAttributesAndLeavesOutComputedOnes() {
        Customer customer = read("""
                {"email": "a@example.com", "name": "A", "city": "Paris", "loyalty_tier": 2, "created_at": "x"}
                """);

        assertThat(customer.attributes()).isEqualTo(Map.of("city", "Paris", "loyalty_tier", 2L));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "phone": null                                     | phone
            "totalSpend": null                                | total_spend
            "visits_count": null                              | visits_count
            "last_active_at": null                            | last_active_at
            "tags": null                                      | tags
            "attributes": null                                | attributes
            "attributes": {"city": null}                      | attributes.city
            "city": null                                      | attributes.city
            "city": null, "attributes": {"city": null}        | attributes.city
            """)
    void clearsFieldsThatAreNull(String given, String field) {
        Customer customer = read("{\"email\": \"a@example.com\", \"name\": \"A\", " + given + "}");

        assertThat(customer)
                .isEqualTo(new Customer(
                        null,
                        "a@example.com",
                        "A",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        new Removal(List.of(field), List.of()),
                        null,
                        VERSION));
    }

    @Test
    void addsAndRemovesTags() {
        Customer customer = read("""
                {"email": "a@example.com", "name": "A", "tags": ["vip"], "tags_add": ["new", "vip"],
                 "tagsRemove": [" old ", "lead", "old"]}
                """);

        assertThat(customer.tags()).containsExactly("vip", "new");
        assertThat(customer.removed()).isEqualTo(new Removal(List.of(), List.of("old", "lead")));
    }

    @ParameterizedTest
    @CsvSource({
        "phone, ''",
        "city, ''",
        "city, '\" \"'",
        "city, '\"\u200b\"'",
        "attributes, '{\"city\": \"\"}'",
        "customer_id, null",
        "created_at, null",
        "middleName, null",
        "tags, []",
        "attributes, {}",
    })
    void clearsNothingByEmptyValuesOrComputedFields(String field, String value) {
        String json = value.isEmpty() ? "\"\"" : value;

        Customer customer = read("{\"email\": \"a@example.com\", \"name\": \"A\", \"" + field + "\": " + json + "}");

        assertThat(customer.removed()).isNull();
        assertThat(customer.attributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "email": null                                   | email: is required
            "email": "nobody"                               | email: is not a valid e-mail address: it has no @
            "email": {"$gt": ""}                            | email: must be text
            "name": "  "                                    | name: is required
            "name": ["A"]                                   | name: must be text
            "name": "a\\u0000b"                             | name: holds a control character
            "name": "a\\ud800b"                             | name: holds half of a surrogate pair
            "phone": "012345678901234567890123456789012"    | phone: is longer than 32 characters
            "customer_id": ".."                             | customer_id: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots
            "customer_id": "a@example.com"                  | customer_id: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots
            "customerId": "a b"                             | customerId: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots
            "total_spend": -0.01                            | total_spend: must not be negative
            "total_spend": 0.001                            | total_spend: has more decimals than USD, which has 2
            "total_spend": 1000000000000                    | total_spend: must be less than 1000000000000
            "total_spend": 5, "currency": "JPY"             | currency: is not the shop's currency, USD, so total_spend cannot be counted
            "totalSpend": "NaN"                             | totalSpend: must be a plain number such as 1234.5
            "total_spend": true                             | total_spend: must be a plain number such as 1234.5
            "visits_count": 1.5                             | visits_count: must be a whole number from 0 to 1000000000
            "visits_count": -1                              | visits_count: must be a whole number from 0 to 1000000000
            "last_active_at": "yesterday"                   | last_active_at: must be an ISO-8601 date, or date and time with its offset
            "last_active_at": 1700000000                    | last_active_at: must be an ISO-8601 date, or date and time with its offset
            "last_active_at": "0026-01-01"                  | last_active_at: is before 1970 or in the future
            "last_active_at": "2026-11-23T00:00:00Z"        | last_active_at: is before 1970 or in the future
            "tags": "vip"                                   | tags: must be an array
            "tags": ["vip", 1]                              | tags: must be texts of 1 to 64 characters
            "attributes": {"a": {"b": 1}}                   | attributes.a: an attribute is a text of at most 1024 characters, a number, or true or false
            "attributes": {"a.b": 1}                        | attributes.a.b: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "attributes": {"$set": 1}                       | attributes.$set: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "attributes": []                                | attributes: must be an object
            "attributes": {"City": null}                    | attributes.City: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "total_spend": 5, "totalSpend": 500             | total_spend: is given twice, with different values
            "tags": ["a"], "attributes": {"currency": "JPY"}, "total_spend": 5 | currency: is not the shop's currency, USD, so total_spend cannot be counted
            "phone": "4.47911123456E11"                     | phone: was rounded by a spreadsheet, so its digits are lost
            "attributes": {"city": "A"}, "city": "B"        | city: is given twice, with different values
            "phone": {"$ne": null}                          | phone: must be text
            "customer_id": {"$gt": ""}                      | customer_id: must be text
            "total_spend": {"$gt": 0}                       | total_spend: must be a plain number such as 1234.5
            "tags": [{"$gt": ""}]                           | tags: must be texts of 1 to 64 characters
            "$where": "1"                                   | $where: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "name": null                                    | name: is required
            "attributes": {"city": null}, "city": "B"       | city: is given twice, with different values
            "attributes": {"city": "B"}, "city": null       | city: is given twice, with different values
            "tags": ["vip"], "tags_remove": ["vip"]         | tags_remove: holds a tag that is added
            "tags_remove": "vip"                            | tags_remove: must be an array
            "tags_add": [" "]                               | tags_add: must be texts of 1 to 64 characters
            "city": ["Paris"]                               | city: an attribute is a text of at most 1024 characters, a number, or true or false
            """)
    void refusesWhatIsNotValidAndNamesTheField(String fault, String error) {
        String row = Stream.of("\"email\": \"a@example.com\"", "\"name\": \"A\"")
                .filter(field -> !fault.contains(field.substring(0, field.indexOf(':'))))
                .collect(Collectors.joining(", ", "{", ", " + fault + "}"));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(row));

        assertThat(((IntakeReport) refusal.data()).errorArray())
                .singleElement()
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @Test
    void refusesMoreThanFiftyAttributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i <= 50; i++) {
            attributes.append(", \"a").append(i).append("\": ").append(i);
        }
        String row = "{\"email\": \"a@example.com\", \"name\": \"A\"" + attributes + "}";

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(row));

        assertThat(((IntakeReport) refusal.data()).errorArray().getFirst().error())
                .isEqualTo("attributes: are more than 50");
    }

    @Test
    void takesTheSameCustomerOnceAndRefusesAnotherOfTheSameName() {
        var intake = Intake.read("""
                [{"email": "a@example.com", "name": "A", "customer_id": "1"},
                 {"customerId": 1, "email": " A@example.com", "name": "A"},
                 {"email": "a@example.com", "name": "B"},
                 {"email": "b@example.com", "name": "A", "customer_id": "1"},
                 {"email": "b@example.com", "name": "B"}]
                """.getBytes(StandardCharsets.UTF_8), RowKind.CUSTOMERS, NOW, rows);

        assertThat(intake.inMessages(CustomerReceived::new))
                .flatExtracting(CustomerReceived::customers)
                .extracting(Customer::email)
                .containsExactly("a@example.com", "b@example.com");
        assertThat(intake.summary()).isEqualTo("3 customers accepted, 2 rejected");
        assertThat(intake.report().errorArray())
                .extracting(RejectedRow::index, RejectedRow::error)
                .containsExactly(
                        tuple(2, "email: is the same as in row 0, and the rows differ"),
                        tuple(3, "customer_id: is the same as in row 0, and the rows differ"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ann@BÜCHER.example, ann@xn--bcher-kva.example",
        "ann@xn--BCHER-kva.example, ann@xn--bcher-kva.example",
        "Ann+News@Example.COM, ann+news@example.com",
        "ann@例え.テスト, ann@xn--r8jz45g.xn--zckzah",
    })
    void normalisesAddressesOfAllCountries(String given, String email) {
        Customer customer = read("{\"email\": \"\\t" + given + " \", \"name\": \"Ann\"}");

        assertThat(customer.email()).isEqualTo(email);
    }

    private Customer read(String json) {
        var intake = Intake.read(json.getBytes(StandardCharsets.UTF_8), RowKind.CUSTOMERS, NOW, rows)
                .orRefuse();
        return intake.inMessages(CustomerReceived::new).getFirst().customers().getFirst();
    }
}
