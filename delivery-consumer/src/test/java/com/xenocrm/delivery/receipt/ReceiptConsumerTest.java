package com.xenocrm.delivery.receipt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptConsumerTest extends ReceiptWorld {

    @Test
    void settlesCommunicationsAndRecountsTheirPage() {
        campaignWithPages(1, 3);

        accept(sent(0, 0), failed(0, 1, "blocked"));

        assertThat(tally(0)).isEqualTo(new Tally(3, 1, 1, 1, new Document("blocked", 1)));
        assertThat(status()).isEqualTo("running");
    }

    @Test
    void completesTheCampaignWhenNothingIsPending() {
        campaignWithPages(2, 1);

        accept(sent(0, 0));
        String halfway = status();
        accept(failed(1, 0, "blocked"));

        assertThat(halfway).isEqualTo("running");
        assertThat(status()).isEqualTo("completed");
        assertThat(campaign().getDate("completed_at")).isEqualTo(Date.from(NOW));
    }

    @Test
    void leavesACampaignOpenWhoseAudienceMayStillGrow() {
        campaignWithPages(1, 1);
        MONGO.getCollection("campaigns")
                .updateOne(
                        new Document("_id", campaign), new Document("$set", new Document("audience_complete", false)));

        accept(sent(0, 0));

        assertThat(status()).isEqualTo("running");
    }

    @Test
    void letsSentCorrectAFailureButNeverTheOtherWayRound() {
        campaignWithPages(1, 2);

        accept(failed(0, 0, "timeout"));
        accept(sent(0, 0));
        accept(sent(0, 1));
        accept(failed(0, 1, "timeout"));

        assertThat(tally(0)).isEqualTo(new Tally(2, 2, 0, 0, new Document()));
    }

    @Test
    void countsWhatReceiptsSayAndWhatTheyChange() {
        campaignWithPages(1, 3);
        Receipt stray = new Receipt("nobody:nobody", DeliveryStatus.SENT, null, null, NOW, 1);

        accept(sent(0, 0), failed(0, 1, "blocked"), failed(0, 2, "timeout", 1), stray);
        accept(sent(0, 0), sent(0, 1));

        assertThat(counts("crm.receipts", "status"))
                .isEqualTo(Map.of("sent", 4.0, "failed", 2.0, "suppressed", 0.0, "in_doubt", 0.0));
        assertThat(counts("crm.receipt.changes", "change"))
                .isEqualTo(Map.of("applied", 3.0, "corrected", 1.0, "unchanged", 1.0, "unmatched", 1.0));
    }

    @Test
    void setsAsideReceiptsOfUnknownCommunications() {
        campaignWithPages(1, 1);
        Receipt stray = new Receipt("nobody:knows", DeliveryStatus.SENT, null, null, NOW, null);

        accept(stray, sent(0, 0));

        assertThat(unknown).containsExactly(stray);
        assertThat(status()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameForReceiptsTripledAndShuffledOnSeveralConsumers(long seed) {
        campaignWithPages(4, 50);
        List<Receipt> receipts = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            for (int customer = 0; customer < 50; customer++) {
                Receipt receipt = customer % 5 == 0 ? failed(page, customer, "blocked") : sent(page, customer);
                receipts.addAll(List.of(receipt, receipt, receipt));
            }
        }
        Collections.shuffle(receipts, new Random(seed));

        try (var consumers = Executors.newFixedThreadPool(4)) {
            for (int from = 0; from < receipts.size(); from += 20) {
                List<Receipt> batch = receipts.subList(from, from + 20);
                consumers.execute(() -> consumer.accept(List.of(new DeliveryReceiptReceived(batch))));
            }
        }

        for (int page = 0; page < 4; page++) {
            assertThat(tally(page)).isEqualTo(new Tally(50, 40, 10, 0, new Document("blocked", 10)));
        }
        assertThat(status()).isEqualTo("completed");
    }
}
