package com.xenocrm.ingestion.imports.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.MultiValueMap;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests formats of numbers and dates: the whole file determines them, and nothing is guessed. */
class FileFormatTest {

    private static final String AMBIGUOUS =
            "amount: is ambiguous, as no number of the file shows its decimal mark: give decimal_mark";
    private static final String BOTH =
            "amount: cannot be read, as the file has numbers with decimal points and with decimal commas: give decimal_mark";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD | 12 ; 12.50 ; 1,234 ; 1,234.56 ; 12,34,567.5 | point   | 12.00 12.50 1234.00 1234.56 1234567.50
            USD | 12,50 ; 1.230 ; 1.234,56 ; 1.234.567,8      | comma   | 12.50 1230.00 1234.56 1234567.80
            USD | 1 234,5 ; 1'234 ; 1 234                     | comma   | 1234.50 1234.00 1234.00
            USD | $12.50 ; USD 12 ; 12.5 USD ; US$1           | point   | 12.50 12.00 12.50 1.00
            EUR | 12,50 € ; €1.234 ; EUR 5                    | comma   | 12.50 1234.00 5.00
            JPY | ¥1,500 ; 1,500,000                          | point   | 1500 1500000
            KWD | 1.230 ; 0.125                               | point   | 1.230 0.125
            INR | ₹1,23,456.50 ; 1,00,000                     | point   | 123456.50 100000.00
            USD | 1.234.567 ; 1.230                           | comma   | 1234567.00 1230.00
            USD | 5 ; 0012                                    | unknown | 5.00 12.00
            """)
    void readsAmountsByTheMarkOfTheFile(String currency, String amounts, String mark, String read) {
        ImportedFile file =
                ImportedFile.of(orders(amounts).getBytes(StandardCharsets.UTF_8), Map.of("delimiter", "tab"), currency);

        assertThat(file.rejected().lines()).hasSize(1);
        assertThat(file.orders().stream()
                        .map(order -> order.totalPrice().toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(read);
        assertThat(file.format().decimalMark().value()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.230               | AMBIGUOUS
            1,230 ; 12          | AMBIGUOUS
            1,50 ; 1.50         | BOTH
            12.50 ; 1.234,56    | BOTH
            12.50 ; 1 234,56    | BOTH
            12,50 ; 1.23        | BOTH
            12.50 ; 1.230       | total_price: has more decimals than USD, which has 2
            12,50 ; 1,23,4      | amount: must be an amount in USD such as 1234.50
            12.50 ; 1.234.567   | BOTH
            12.50 ; 12 €        | amount: must be an amount in USD such as 1234.50
            12.50 ; 1e2         | amount: must be an amount in USD such as 1234.50
            12.50 ; .5          | amount: must be an amount in USD such as 1234.50
            12.50 ; 5.          | amount: must be an amount in USD such as 1234.50
            12.50 ; +5          | amount: must be an amount in USD such as 1234.50
            12.50 ; ١٢          | amount: must be an amount in USD such as 1234.50
            12.50 ; 1 23        | amount: must be an amount in USD such as 1234.50
            12.50 ; 1,234 567   | amount: must be an amount in USD such as 1234.50
            12.50 ; n/a         | amount: must be an amount in USD such as 1234.50
            12.50 ; -5          | total_price: must not be negative
            """)
    void refusesAmountsThatItWouldHaveToGuess(String amounts, String error) {
        ImportedFile file = ImportedFile.of(orders(amounts), Map.of("delimiter", "tab"));

        String reason = error.equals("AMBIGUOUS") ? AMBIGUOUS : error.equals("BOTH") ? BOTH : error;
        assertThat(file.rejected()).contains(reason);
        assertThat(file.orders())
                .extracting(Order::totalPrice)
                .allMatch(amount ->
                        amount.toString().equals("12.50") || amount.toString().equals("12.00"));
    }

    @Test
    void readsByTheMarkThatIsGiven() {
        ImportedFile comma = ImportedFile.of(orders("1.230 ; 1,50 ; 1.5"), Map.of("decimal_mark", "comma"));
        ImportedFile point = ImportedFile.of(orders("1,230 ; 1,50"), Map.of("decimal_mark", "point"));

        assertThat(comma.orders())
                .extracting(order -> order.totalPrice().toString())
                .containsExactly("1230.00", "1.50");
        assertThat(comma.rejected()).contains("amount: does not fit the file's decimal mark, the comma");
        assertThat(point.orders())
                .extracting(order -> order.totalPrice().toString())
                .containsExactly("1230.00");
    }

    @Test
    void appliesTheMarkToCountsAndNumericAttributes() {
        ImportedFile file = ImportedFile.of("""
                email;name;total_spend;visits_count;points
                a@x.example;A;12,50;1.000;1.234,5
                b@x.example;B;1;2;0,5
                """, Map.of("mapping", "points:points:number"));

        assertThat(file.customers())
                .extracting(customer -> customer.visitsCount() + " " + customer.attributes())
                .containsExactly("1000 {points=1234.5}", "2 {points=0.5}");
    }

    @Test
    void readsAForeignAmountWithTheSignOfItsCurrency() {
        ImportedFile file = ImportedFile.of("""
                email;amount;order_date;currency;exchange_rate
                a@x.example;¥1,500;2026-11-20;JPY;0.0066
                b@x.example;$2.50;2026-11-20;;
                """, Map.of());

        assertThat(file.orders())
                .extracting(order -> order.totalPrice().toString())
                .containsExactly("9.90", "2.50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20/11/2026 ; 01.02.2026 ; 05/05/2026 ; 2026-11-20     | day_first   | 2026-11-20 2026-02-01 2026-05-05 2026-11-20
            11/20/2026 ; 1/2/2026 ; 2026/11/20                    | month_first | 2026-11-20 2026-01-02 2026-11-20
            20.11.2026 14:30 +0100                                | day_first   | 2026-11-20T13:30:00Z
            11/20/2026 2:30 PM Z ; 11/20/2026 12:05:09 am UTC     | month_first | 2026-11-20T14:30:00Z 2026-11-20T00:05:09Z
            2026-11-20 10:00:00 +0100 ; 2026-11-20T10:00:00Z      | unknown     | 2026-11-20T09:00:00Z 2026-11-20T10:00:00Z
            05/05/2026                                            | unknown     | 2026-05-05
            2026-11-20T10:00:00.25Z ; 2026-11-20 10:00:00.000000001 Z | unknown | 2026-11-20T10:00:00.250Z 2026-11-20T10:00:00.000000001Z
            """)
    void readsDatesInTheOrderOfTheFile(String dates, String order, String read) {
        ImportedFile file = ImportedFile.of(dated(dates), Map.of());

        assertThat(file.orders().stream()
                        .map(one -> one.orderDate().toString().replace("T00:00:00Z", ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(read);
        assertThat(file.format().dateOrder().value()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01/02/2026              | order_date: is ambiguous, as no date of the file shows whether the day or the month is first: give date_order
            20/11/2026 ; 11/20/2026 | order_date: cannot be read, as the file has dates with the day first and with the month first: give date_order
            31/02/2026              | order_date: is not a date in the file's order of day and month
            20/11/26                | order_date: must be a date such as 2026-01-31, or 2026-01-31 10:00:00 +0100
            2026-11-20 10:00        | order_date: has a time without an offset such as +0100: give time_zone
            20/11/2026 25:00 Z      | order_date: is not a date in the file's order of day and month
            yesterday               | order_date: must be a date such as 2026-01-31, or 2026-01-31 10:00:00 +0100
            """)
    void refusesDatesThatItWouldHaveToGuess(String dates, String error) {
        ImportedFile file = ImportedFile.of(dated(dates), Map.of());

        assertThat(file.rejected()).contains(error);
        assertThat(file.orders()).isEmpty();
    }

    @Test
    void readsDatesByTheOrderAndZoneThatAreGiven() {
        ImportedFile file = ImportedFile.of(
                dated("01/02/2026 10:00 ; 2026-07-01 10:00"),
                Map.of("date_order", "day_first", "time_zone", "Europe/Berlin"));

        assertThat(file.orders())
                .extracting(order -> order.orderDate().toString())
                .containsExactly("2026-02-01T09:00:00Z", "2026-07-01T08:00:00Z");
    }

    @Test
    void refusesTimesThatDoNotExist() {
        ImportedFile file = ImportedFile.of(
                dated("2026-03-29 02:30 ; 2026-03-29 03:00 ; 2026-10-25 02:30"), Map.of("time_zone", "Europe/Berlin"));

        assertThat(file.rejected())
                .contains("order_date: does not exist in Europe/Berlin, where the clocks were put forward");
        assertThat(file.orders())
                .extracting(order -> order.orderDate().toString())
                .containsExactly("2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decimal_mark | dot        | decimal_mark: must be point or comma
            date_order   | dmy        | date_order: must be day_first or month_first
            time_zone    | Berlin     | time_zone: must be a time zone such as Europe/Berlin
            decimalmark  | comma      | decimalmark: is not a parameter of this route
            """)
    void refusesParametersThatItDoesNotKnow(String name, String value, String message) {
        assertThatThrownBy(() -> ImportRequest.of(Map.of(name, value), null, "u1"))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }

    @Test
    void refusesParametersThatAreGivenTwice() {
        assertThatThrownBy(() -> ImportRequest.single(
                        MultiValueMap.fromMultiValue(Map.of("kind", List.of("orders", "customers")))))
                .isInstanceOf(Refusal.class)
                .hasMessage("kind: is given more than once");
    }

    private static String orders(String amounts) {
        return file("email\tamount\torder_date", amounts, amount -> "a@x.example\t" + amount + "\t2026-11-20");
    }

    private static String dated(String dates) {
        return file("email\tamount\torder_date", dates, date -> "a@x.example\t1\t" + date);
    }

    private static String file(String header, String cells, UnaryOperator<String> row) {
        return Stream.concat(Stream.of(header), Stream.of(cells.split(" ; ")).map(row))
                .collect(Collectors.joining("\n"));
    }
}
