package com.xenocrm.ingestion.imports.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Tests invented files with the columns of other tools' exports. */
class KnownExportsTest {

    @ParameterizedTest
    @CsvSource({
        "shopify_customers, shopify_customers",
        "shopify_orders, shopify_orders",
        "mailchimp_subscribed, mailchimp",
        "mailchimp_unsubscribed, mailchimp",
        "mailchimp_cleaned, mailchimp",
        "hubspot, hubspot",
        "klaviyo, klaviyo",
        "woocommerce_customers, woocommerce_customers",
        "woocommerce_orders, woocommerce_orders",
        "woocommerce_orders_plain, woocommerce_orders"
    })
    void recognisesAnExportByItsColumns(String file, String export) {
        Origin origin = exported(file).layout().origin();

        assertThat(origin).isNotNull().extracting(Origin::export).isEqualTo(export);
    }

    @Test
    void readsCustomersOfShopify() {
        ImportedFile file = exported("shopify_customers");

        assertThat(file.customers().getFirst())
                .isEqualTo(new Customer(
                        "7210448301122",
                        "ann@shop.example",
                        "Ann Lee",
                        "+442079460000",
                        new BigDecimal("1240.50"),
                        7,
                        null,
                        List.of("vip", "tea"),
                        Map.of(
                                "email_consent",
                                "subscribed",
                                "company",
                                "Lee Ltd",
                                "address1",
                                "1 Main St",
                                "city",
                                "Leeds",
                                "province_code",
                                "ENG",
                                "country_code",
                                "GB",
                                "zip",
                                "01234",
                                "accepts_sms_marketing",
                                "no",
                                "tax_exempt",
                                "no"),
                        file.customers().getFirst().version()));
        assertThat(file.layout().ignored()).containsExactly("Default Address Phone", "Note");
    }

    @Test
    void suppressesWhoeverAToolSaysNotToWriteTo() {
        assertThat(exported("shopify_customers").objections())
                .isEqualTo(Map.of("bob@shop.example", Consent.DECLINED, "dora@shop.example", Consent.DECLINED));
        assertThat(exported("mailchimp_subscribed").objections()).isEmpty();
        assertThat(exported("mailchimp_unsubscribed").objections())
                .isEqualTo(Map.of("bob@list.example", Consent.UNSUBSCRIBED, "cleo@list.example", Consent.UNSUBSCRIBED));
        assertThat(exported("mailchimp_cleaned").objections()).isEqualTo(Map.of("dora@list.example", Consent.BOUNCED));
        assertThat(exported("hubspot").objections())
                .isEqualTo(Map.of(
                        "bob@crm.example",
                        Consent.UNSUBSCRIBED,
                        "dora@crm.example",
                        Consent.UNSUBSCRIBED,
                        "eve@crm.example",
                        Consent.BOUNCED));
        assertThat(exported("klaviyo").objections())
                .isEqualTo(Map.of("bob@flow.example", Consent.UNSUBSCRIBED, "dora@flow.example", Consent.SUPPRESSED));
    }

    @Test
    void tellsByAnAttributeWhoDidNotSubscribe() {
        assertThat(consents("shopify_customers"))
                .containsExactly(
                        "ann@shop.example subscribed", "bob@shop.example declined", "chan@shop.example not_subscribed");
        assertThat(consents("hubspot"))
                .containsExactly(
                        "ann@crm.example null",
                        "bob@crm.example unsubscribed",
                        "cleo@crm.example not_subscribed",
                        "dora@crm.example unsubscribed",
                        "eve@crm.example bounced");
        assertThat(consents("klaviyo"))
                .containsExactly(
                        "ann@flow.example subscribed",
                        "bob@flow.example unsubscribed",
                        "cleo@flow.example not_subscribed",
                        "dora@flow.example suppressed");
        assertThat(consents("mailchimp_unsubscribed")).containsExactly("bob@list.example unsubscribed");
    }

    @Test
    void keepsTheObjectionOfARejectedRow() {
        ImportedFile file = exported("mailchimp_unsubscribed");

        assertThat(file.customers()).extracting(Customer::email).containsExactly("bob@list.example");
        assertThat(file.rejected()).contains("name: is required,cleo@list.example");
        assertThat(file.objections()).containsKey("cleo@list.example");
    }

    @Test
    void readsContactsOfMailchimp() {
        Customer customer = exported("mailchimp_subscribed").customers().getFirst();

        assertThat(customer)
                .isEqualTo(new Customer(
                        null,
                        "ann@list.example",
                        "Ann Lee",
                        "+442079460000",
                        null,
                        null,
                        null,
                        List.of("VIP", "Loves, commas"),
                        Map.of(
                                "address",
                                "1 Main St  Leeds",
                                "birthday",
                                "05/17",
                                "member_rating",
                                4L,
                                "optin_time",
                                "2024-06-18 10:00:00",
                                "confirm_time",
                                "2024-06-18 11:00:00",
                                "timezone",
                                "Europe/London",
                                "country_code",
                                "GB",
                                "region",
                                "ENG"),
                        customer.version()));
    }

    @Test
    void letsTheCellDecideInAMergedFileOfMailchimp() {
        ImportedFile file = ImportedFile.of("""
                Email Address,First Name,LEID,LAST_CHANGED,UNSUB_TIME
                ann@x.example,Ann,1,2026-01-01 00:00:00,
                bob@x.example,Bob,2,,2026-01-01 00:00:00
                """, Map.of());

        assertThat(file.objections()).isEqualTo(Map.of("bob@x.example", Consent.UNSUBSCRIBED));
    }

    @Test
    void takesTheConsentOfAWholeFileFromTheCaller() {
        String list = "email,name\nann@x.example,Ann\n";

        ImportedFile unsubscribed = ImportedFile.of(list, Map.of("consent", "unsubscribed"));
        ImportedFile neverAsked = ImportedFile.of(list, Map.of("consent", "not_subscribed"));

        assertThat(unsubscribed.objections()).isEqualTo(Map.of("ann@x.example", Consent.UNSUBSCRIBED));
        assertThat(neverAsked.objections()).isEmpty();
        assertThat(neverAsked.customers().getFirst().attributes()).isEqualTo(Map.of("email_consent", "not_subscribed"));
        assertThatThrownBy(() -> ImportedFile.of(list, Map.of("consent", "maybe")))
                .hasMessageContaining("consent: must be one of subscribed, not_subscribed, declined");
    }

    @Test
    void makesOneOrderOfTheLinesOfShopify() {
        ImportedFile file = exported("shopify_orders");

        Order first = file.orders().getFirst();
        assertThat(first)
                .isEqualTo(new Order(
                        "#1001",
                        null,
                        "ann@shop.example",
                        List.of(
                                new Product("TEE-BLK-S", "Crew Tee - Black / S", 2, new BigDecimal("9.99"), null, null),
                                new Product("Mug", "Mug", 1, new BigDecimal("12.00"), null, null)),
                        new BigDecimal("34.98"),
                        Instant.parse("2026-05-01T08:58:12Z"),
                        OrderStatus.COMPLETED,
                        null,
                        "USD",
                        null,
                        Map.of("discount_code", "SPRING", "source", "web"),
                        first.version()));
        assertThat(file.orders())
                .extracting(Order::orderId, Order::status, Order::refundedAmount)
                .containsExactly(
                        tuple("#1001", OrderStatus.COMPLETED, null),
                        tuple("#1002", OrderStatus.COMPLETED, new BigDecimal("8.00")),
                        tuple("#1003", OrderStatus.CANCELLED, new BigDecimal("20.00")),
                        tuple("#1004", OrderStatus.REFUNDED, null));
        assertThat(file.orders()).extracting(Order::version).doesNotHaveDuplicates();
    }

    @Test
    void rejectsAllLinesOfAnOrderTogether() {
        ImportedFile file = exported("shopify_orders");

        String rejected = file.rejected();

        assertThat(file.accepted()).isEqualTo(5);
        assertThat(rejected.lines().skip(1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"currency: is not the shop's currency, USD, and there is no exchange_rate"));
        assertThat(ImportedFile.of(rejected.replace("EUR", "USD"), Map.of()).orders())
                .extracting(
                        Order::orderId, Order::status, order -> order.products().size())
                .containsExactly(tuple("#1005", OrderStatus.PENDING, 2));
    }

    @Test
    void keepsTheLinesOfAnOrderInOneChunk() {
        String header = "Name,Email,Financial Status,Total,Created at,Lineitem name,Lineitem price\n";
        String before = IntStream.range(0, 990)
                .mapToObj(i -> "#%d,a@x.example,paid,1,2026-05-01,Tea,1\n".formatted(i))
                .collect(Collectors.joining());
        String long30 = "#L,a@x.example,paid,30,2026-05-01,Tea,1\n" + "#L,,,,,Tea,1\n".repeat(29);

        ImportedFile file = ImportedFile.of(header + before + long30 + before.replace("#", "#B"), Map.of());

        assertThat(file.orders()).hasSize(990 + 1 + 990);
        assertThat(file.orders().get(990).products()).hasSize(30);
        assertThat(file.orders()).extracting(Order::version).doesNotHaveDuplicates();
    }

    @Test
    void refusesLinesOfAnOrderThatContradictEachOther() {
        ImportedFile file = ImportedFile.of("""
                Name,Email,Financial Status,Total,Created at,Lineitem name,Lineitem price
                #1,a@x.example,paid,30,2026-05-01,Tea,1
                #1,a@x.example,paid,40,2026-05-01,Mug,1
                """, Map.of());

        assertThat(file.orders()).isEmpty();
        assertThat(file.rejected()).contains("Total: differs between the lines of the order");
    }

    @Test
    void readsContactsOfHubSpot() {
        Customer customer = exported("hubspot").customers().getFirst();

        assertThat(customer)
                .isEqualTo(new Customer(
                        null,
                        "ann@crm.example",
                        "Ann Lee",
                        "+44 20 7946 0000",
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of(
                                "hubspot_id",
                                "901",
                                "contact_owner",
                                "Sam Sales",
                                "company",
                                "Lee Ltd",
                                "last_activity_date",
                                "2026-03-01 10:00",
                                "lead_status",
                                "New",
                                "lifecycle_stage",
                                "Customer",
                                "create_date",
                                "2024-02-01 09:30"),
                        customer.version()));
    }

    @Test
    void readsProfilesOfKlaviyo() {
        ImportedFile file = exported("klaviyo");

        Customer customer = file.customers().getFirst();
        assertThat(customer.visitsCount()).isEqualTo(2);
        assertThat(customer.lastActiveAt()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(customer.attributes())
                .containsEntry("historic_lifetime_value", 123.45)
                .containsEntry("zip", "LS1 1AA")
                .containsEntry("region", "England");
        assertThat(file.format().timeZone()).isEqualTo("UTC");
        assertThat(file.layout().ignored())
                .containsExactly(
                        "Latitude",
                        "Longitude",
                        "IP Address",
                        "Total Customer Lifetime Value",
                        "Predicted Customer Lifetime Value",
                        "Average Order Value",
                        "Average Days Between Orders");
    }

    @Test
    void readsCustomersAndOrdersOfWooCommerce() {
        Customer customer = ImportedFile.of(
                        text("woocommerce_customers").getBytes(StandardCharsets.UTF_8),
                        Map.of("time_zone", "Europe/Berlin"),
                        "USD")
                .customers()
                .getFirst();
        List<Order> orders = exported("woocommerce_orders").orders();
        List<Order> plain = exported("woocommerce_orders_plain").orders();

        assertThat(customer.totalSpend()).isEqualTo("120.50");
        assertThat(customer.lastActiveAt()).isEqualTo("2026-05-01T08:11:12Z");
        assertThat(orders)
                .extracting(
                        Order::orderId,
                        Order::email,
                        Order::status,
                        Order::totalPrice,
                        Order::refundedAmount,
                        order -> order.products().size())
                .containsExactly(
                        tuple("501", "ann@woo.example", OrderStatus.COMPLETED, new BigDecimal("35.00"), null, 2),
                        tuple("502", "bob@woo.example", OrderStatus.PENDING, new BigDecimal("10.00"), null, 1),
                        tuple(
                                "503",
                                "bob@woo.example",
                                OrderStatus.COMPLETED,
                                new BigDecimal("10.00"),
                                new BigDecimal("4.00"),
                                1));
        assertThat(plain)
                .extracting(Order::orderId, Order::customerId, Order::status)
                .containsExactly(tuple("601", null, OrderStatus.COMPLETED), tuple("602", null, OrderStatus.CANCELLED));
    }

    @Test
    void understandsAColumnThatIsMappedToItsOwnField() {
        List<Order> orders = ImportedFile.of(
                        text("shopify_orders"),
                        Map.of(
                                "mapping",
                                "Name:order_id,Financial Status:status,Total:total_price,Lineitem sku:product_id"))
                .orders();
        Customer customer = ImportedFile.of(
                        text("shopify_customers"), Map.of("mapping", "First Name:name,Customer ID:customer_id"))
                .customers()
                .getFirst();

        assertThat(orders).isEqualTo(exported("shopify_orders").orders());
        assertThat(customer.name()).isEqualTo("Ann Lee");
        assertThat(customer.customerId()).isEqualTo("7210448301122");
    }

    @Test
    void givesTheMappedOneOfTwoColumnsTheField() {
        String file = """
                Order Number,Order ID,Order Status,Order Date,Email (Billing),Order Total Amount
                7,601,completed,2026-11-20,a@x.example,5
                """;

        List<Order> orders =
                ImportedFile.of(file, Map.of("mapping", "Order ID:order_id")).orders();

        assertThat(orders).extracting(Order::orderId).containsExactly("601");
    }

    @Test
    void refusesAReportOfOrdersWithoutAddresses() {
        assertThatThrownBy(() -> exported("woocommerce_analytics_orders"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "header: is WooCommerce's analytics report of orders, which has no email addresses");
    }

    @Test
    void letsTheCallersMappingWin() {
        ImportedFile file = ImportedFile.of(
                text("shopify_customers"),
                Map.of("mapping", "Accepts Email Marketing:accepts_email,Last Name:last_name,Note:note"));

        assertThat(file.customers().getFirst().name()).isEqualTo("Ann");
        assertThat(file.customers().getFirst().attributes())
                .containsEntry("accepts_email", "yes")
                .containsEntry("last_name", "Lee")
                .containsEntry("note", "Likes tea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNSUB_TIME:", "UNSUB_TIME:left_at", "Email Address:email,First Name:name,UNSUB_TIME:left_at"})
    void readsConsentWhereverTheCallerMapsItsColumn(String mapping) {
        ImportedFile file = ImportedFile.of(text("mailchimp_unsubscribed"), Map.of("mapping", mapping));

        assertThat(file.objections()).containsOnlyKeys("bob@list.example", "cleo@list.example");
        assertThat(file.customers().getFirst().attributes()).containsEntry("email_consent", "unsubscribed");
    }

    private static List<String> consents(String export) {
        return exported(export).customers().stream()
                .map(customer -> customer.email() + " " + customer.attributes().get("email_consent"))
                .toList();
    }

    private static ImportedFile exported(String name) {
        return ImportedFile.of(text(name), Map.of());
    }

    private static String text(String name) {
        try (InputStream file = KnownExportsTest.class.getResourceAsStream("/exports/" + name + ".csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
