package com.xenocrm.vendor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.vendor.ledger.VendorLedger;
import com.xenocrm.vendor.outcome.DeliveryOutcomes;
import com.xenocrm.vendor.outcome.VendorSettings;
import com.xenocrm.vendor.receipt.PendingReceipt;
import com.xenocrm.vendor.receipt.PendingReceipts;
import com.xenocrm.vendor.receipt.ReceiptTiming;
import com.xenocrm.vendor.receipt.ReceiptTimingSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class LateReceiptsTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final Duration NONE = Duration.ZERO;

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("vendor"));
    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final PendingReceipts owed = new PendingReceipts(mongo, IdGenerator.random(), clock);
    private final List<String> posted = new ArrayList<>();
    private final DueReceiptJob late = new DueReceiptJob(owed, this::post);

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void arePostedAtOnceWhenThereIsNoLatency() {
        vendor(new ReceiptTimingSettings(NONE, NONE, 0, 0)).accept(requested(0, 3));

        assertThat(posted).containsExactly("k1:c0", "k1:c1", "k1:c2");
        assertThat(owed.waiting("k1")).isZero();
    }

    @Test
    void comeBitByBitAndInAnotherOrderUntilNoneIsOwed() {
        vendor(new ReceiptTimingSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), 0, 0))
                .accept(requested(0, 1_000));
        long atFirst = owed.waiting("k1");

        late.postDue();
        clock.advance(Duration.ofSeconds(3));
        late.postDue();
        int halfway = posted.size();
        clock.advance(Duration.ofMinutes(1));
        late.postDue();

        assertThat(atFirst).isEqualTo(1_000);
        assertThat(halfway).isBetween(100, 900);
        assertThat(posted).containsExactlyInAnyOrderElementsOf(ids(1_000)).isNotEqualTo(ids(1_000));
        assertThat(owed.waiting("k1")).isZero();
    }

    @Test
    void stayOwedWhileTheGatewayIsAwayOrTheirProcessHasDied() {
        vendor(new ReceiptTimingSettings(Duration.ofSeconds(2), NONE, 0, 0)).accept(requested(0, 3));
        clock.advance(Duration.ofMinutes(1));
        DueReceiptJob dying = new DueReceiptJob(owed, _ -> {
            throw new GatewayUnavailableException("away");
        });

        Throwable away = catchThrowable(dying::postDue);
        late.postDue();
        List<String> whileClaimed = List.copyOf(posted);
        clock.advance(Duration.ofMinutes(1));
        late.postDue();

        assertThat(away).isInstanceOf(GatewayUnavailableException.class);
        assertThat(whileClaimed).isEmpty();
        assertThat(posted).containsExactlyInAnyOrder("k1:c0", "k1:c1", "k1:c2");
    }

    @Test
    void comeTwiceOrNeverWhenToldTo() {
        vendor(new ReceiptTimingSettings(NONE, NONE, 1, 0)).accept(requested(0, 2));
        vendor(new ReceiptTimingSettings(NONE, NONE, 0, 1)).accept(requested(2, 4));

        assertThat(posted).containsExactly("k1:c0", "k1:c0", "k1:c1", "k1:c1");
    }

    private CommunicationConsumer vendor(ReceiptTimingSettings settings) {
        return new CommunicationConsumer(
                new DeliveryOutcomes(new VendorSettings(0.9, 0.6, "s")),
                new VendorLedger(mongo),
                new ReceiptTiming(settings),
                owed,
                this::post,
                clock);
    }

    private void post(List<PendingReceipt> receipts) {
        receipts.forEach(receipt -> posted.add(receipt.communicationId()));
    }

    private static List<CommunicationRequested> requested(int from, int to) {
        return List.of(new CommunicationRequested(IntStream.range(from, to)
                .mapToObj(i -> new Communication("k1:c" + i, "k1", "c" + i, "c@example.com", "Hi"))
                .toList()));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k1:c" + i).toList();
    }
}
