package com.xenocrm.ingestion.imports.upload;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.ingestion.imports.export.Consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Consent and objections in exports of other tools. */
class ExportConsentTest {

    @Test
    void suppressesWhoeverAToolSaysNotToWriteTo() {
        assertThat(ImportedFile.exported("shopify_customers").objections())
                .isEqualTo(Map.of("bob@shop.example", Consent.DECLINED, "dora@shop.example", Consent.DECLINED));
        assertThat(ImportedFile.exported("mailchimp_subscribed").objections()).isEmpty();
        assertThat(ImportedFile.exported("mailchimp_unsubscribed").objections())
                .isEqualTo(Map.of("bob@list.example", Consent.UNSUBSCRIBED, "cleo@list.example", Consent.UNSUBSCRIBED));
        assertThat(ImportedFile.exported("mailchimp_cleaned").objections())
                .isEqualTo(Map.of("dora@list.example", Consent.BOUNCED));
        assertThat(ImportedFile.exported("hubspot").objections())
                .isEqualTo(Map.of(
                        "bob@crm.example",
                        Consent.UNSUBSCRIBED,
                        "dora@crm.example",
                        Consent.UNSUBSCRIBED,
                        "eve@crm.example",
                        Consent.BOUNCED));
        assertThat(ImportedFile.exported("klaviyo").objections())
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
        ImportedFile file = ImportedFile.exported("mailchimp_unsubscribed");

        assertThat(file.customers()).extracting(Customer::email).containsExactly("bob@list.example");
        assertThat(file.rejected()).contains("name: is required,cleo@list.example");
        assertThat(file.objections()).containsKey("cleo@list.example");
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

    @ParameterizedTest
    @ValueSource(
            strings = {"UNSUB_TIME:", "UNSUB_TIME:left_at", "Email Address:email,First Name:name,UNSUB_TIME:left_at"})
    void readsConsentWhereverTheCallerMapsItsColumn(String mapping) {
        ImportedFile file =
                ImportedFile.of(ImportedFile.exportText("mailchimp_unsubscribed"), Map.of("mapping", mapping));

        assertThat(file.objections()).containsOnlyKeys("bob@list.example", "cleo@list.example");
        assertThat(file.customers().getFirst().attributes()).containsEntry("email_consent", "unsubscribed");
    }

    private static List<String> consents(String export) {
        return ImportedFile.exported(export).customers().stream()
                .map(customer -> customer.email() + " " + customer.attributes().get("email_consent"))
                .toList();
    }
}
