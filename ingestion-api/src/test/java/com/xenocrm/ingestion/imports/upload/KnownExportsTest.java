package com.xenocrm.ingestion.imports.upload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Exports of other tools, each with a sample file. */
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
        Origin origin = ImportedFile.exported(file).layout().origin();

        assertThat(origin).isNotNull().extracting(Origin::export).isEqualTo(export);
    }

    @Test
    void readsCustomersOfShopify() {
        ImportedFile file = ImportedFile.exported("shopify_customers");

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
    void readsContactsOfMailchimp() {
        Customer customer =
                ImportedFile.exported("mailchimp_subscribed").customers().getFirst();

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
    void readsContactsOfHubSpot() {
        Customer customer = ImportedFile.exported("hubspot").customers().getFirst();

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
        ImportedFile file = ImportedFile.exported("klaviyo");

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
                        ImportedFile.exportText("woocommerce_customers").getBytes(StandardCharsets.UTF_8),
                        Map.of("time_zone", "Europe/Berlin"),
                        "USD")
                .customers()
                .getFirst();
        List<Order> orders = ImportedFile.exported("woocommerce_orders").orders();
        List<Order> plain = ImportedFile.exported("woocommerce_orders_plain").orders();

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
                        ImportedFile.exportText("shopify_orders"),
                        Map.of(
                                "mapping",
                                "Name:order_id,Financial Status:status,Total:total_price,Lineitem sku:product_id"))
                .orders();
        Customer customer = ImportedFile.of(
                        ImportedFile.exportText("shopify_customers"),
                        Map.of("mapping", "First Name:name,Customer ID:customer_id"))
                .customers()
                .getFirst();

        assertThat(orders).isEqualTo(ImportedFile.exported("shopify_orders").orders());
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
        assertThatThrownBy(() -> ImportedFile.exported("woocommerce_analytics_orders"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "header: is WooCommerce's analytics report of orders, which has no email addresses");
    }

    @Test
    void letsTheCallersMappingWin() {
        ImportedFile file = ImportedFile.of(
                ImportedFile.exportText("shopify_customers"),
                Map.of("mapping", "Accepts Email Marketing:accepts_email,Last Name:last_name,Note:note"));

        assertThat(file.customers().getFirst().name()).isEqualTo("Ann");
        assertThat(file.customers().getFirst().attributes())
                .containsEntry("accepts_email", "yes")
                .containsEntry("last_name", "Lee")
                .containsEntry("note", "Likes tea");
    }
}
