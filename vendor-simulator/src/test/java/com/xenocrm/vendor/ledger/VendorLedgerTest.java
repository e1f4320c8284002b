package com.xenocrm.vendor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.vendor.outcome.DeliveryOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class VendorLedgerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("vendor"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final VendorLedger ledger = new VendorLedger(MONGO);
    private final String campaign = UUID.randomUUID().toString();

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void tellsRepeatsFromFurtherAttempts() {
        ledger.record(List.of(entry("a", 1, null), entry("b", 1, "timeout"), entry("b", 1, "timeout")), NOW);
        ledger.record(List.of(entry("a", 1, null), entry("b", 2, null), entry("c", 1, "blocked")), NOW);

        assertThat(ledger.summary(campaign)).isEqualTo(new VendorLedger.Summary(3, 4, 6, 2, 0));
        assertThat(ledger.failures(campaign)).isEqualTo(Map.of("timeout", 1L, "blocked", 1L));
        assertThat(ledger.summary("another")).isEqualTo(new VendorLedger.Summary(0, 0, 0, 0, 0));
    }

    @Test
    void noticesACustomerWhoWasWrittenToTwice() {
        ledger.record(List.of(entry("a", 1, null), entry("a", 2, null)), NOW);

        assertThat(ledger.summary(campaign)).isEqualTo(new VendorLedger.Summary(1, 2, 2, 1, 1));
    }

    @Test
    void noticesACustomerWhoWasWrittenToTwiceByLaterAttempts() {
        ledger.record(List.of(entry("a", 1, "timeout"), entry("a", 2, null), entry("a", 3, null)), NOW);
        ledger.record(List.of(entry("b", 1, "timeout"), entry("b", 2, null), entry("b", 2, null)), NOW);

        assertThat(ledger.summary(campaign)).isEqualTo(new VendorLedger.Summary(2, 5, 6, 2, 1));
    }

    private VendorLedger.Entry entry(String customer, int attempt, @Nullable String reason) {
        return new VendorLedger.Entry(
                new Communication(campaign + ":" + customer, campaign, customer, "a@example.com", "Hi", attempt, null),
                new DeliveryOutcome("vm_1", reason == null ? DeliveryStatus.SENT : DeliveryStatus.FAILED, reason));
    }
}
