package com.xenocrm.delivery.receipt;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.RetryRequested.Retry;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptAttemptsTest extends ReceiptWorld {

    @Test
    void triesATransientFailureAgainUntilItsAttemptsAreUsedUp() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1));
        Document afterTheFirst = entry(0, 0);
        accept(failed(0, 0, "throttled", 2));
        accept(failed(0, 0, "timeout", 3));

        assertThat(afterTheFirst)
                .containsEntry("status", "PENDING")
                .containsEntry("attempt", 2)
                .containsEntry("reason", "timeout")
                .containsEntry("requested_at", Date.from(NOW));
        assertThat(requested).containsExactly(new Retry(communication(0, 0), 2), new Retry(communication(0, 0), 3));
        assertThat(entry(0, 0)).containsEntry("status", "FAILED").containsEntry("attempt", 3);
        assertThat(tally(0)).isEqualTo(new Tally(1, 0, 1, 0, new Document("timeout", 1)));
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void asksForAnAttemptAgainWhenItsReceiptComesAgainButNotForOneThatIsOver() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1));
        accept(failed(0, 0, "timeout", 1));
        List<Retry> repeated = List.copyOf(requested);
        accept(failed(0, 0, "timeout", 2));
        requested.clear();
        accept(failed(0, 0, "timeout", 1));

        assertThat(repeated).containsExactly(new Retry(communication(0, 0), 2), new Retry(communication(0, 0), 2));
        assertThat(requested).isEmpty();
        assertThat(entry(0, 0)).containsEntry("status", "PENDING").containsEntry("attempt", 3);
    }

    @Test
    void failsAtOnceForAPermanentReasonOrForAVendorThatKnowsNoAttempts() {
        campaignWithPages(1, 2);

        accept(failed(0, 0, "blocked", 1), failed(0, 1, "timeout"));

        assertThat(requested).isEmpty();
        assertThat(tally(0)).isEqualTo(new Tally(2, 0, 2, 0, new Document("blocked", 1).append("timeout", 1)));
    }

    @Test
    void believesASuccessOfAnyAttempt() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1), sent(0, 0));
        accept(failed(0, 0, "blocked", 2));

        assertThat(entry(0, 0)).containsEntry("status", "SENT").doesNotContainKey("reason");
        assertThat(requested).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1999-01-01T00:00:00Z, 1, 2026-03-01T09:00:00Z
            2026-03-01T09:20:00Z, 1, 2026-03-01T09:20:00Z
            1999-01-01T00:00:00Z, 2, 2026-03-01T09:40:00Z
            1999-01-01T00:00:00Z,  , 2026-03-01T09:40:00Z
            2026-03-01T09:50:00Z, 2, 2026-03-01T09:50:00Z
            """)
    void settlesNoAttemptBeforeItsRequest(Instant occurredAt, @Nullable Integer attempt, Instant settledAt) {
        campaignWithPages(1, 1);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", communication(0, 0)),
                        new Document(
                                "$set",
                                new Document("attempt", 2)
                                        .append("created_at", Date.from(Instant.parse("2026-03-01T09:00:00Z")))
                                        .append("requested_at", Date.from(Instant.parse("2026-03-01T09:40:00Z")))));

        accept(new Receipt(communication(0, 0), DeliveryStatus.SENT, null, "v1", occurredAt, attempt));

        assertThat(entry(0, 0)).containsEntry("status", "SENT").containsEntry("settled_at", Date.from(settledAt));
    }
}
