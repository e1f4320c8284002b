package com.xenocrm.delivery.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.ReceiptTransitions.Changes;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

class LiftedBounceTest extends AddressWorld {

    /** Tests two replicas: one has read the log, and applies its success after the other has applied a bounce. */
    @Test
    void liftsABounceThatBecameKnownMeanwhile() {
        MONGO.getCollection("communications").updateOne(eq("_id", campaign + ":c"), set("attempt", 2));
        Receipt success = receipt("SENT - 2", 2);
        Map<String, CommunicationState> read = log.states(Set.of(campaign + ":c"));
        accept(receipt("FAILED invalid_address 1"));

        Changes changes = log.apply(List.of(success));
        new AddressSuppression(log, new BounceLog(MONGO), suppressions, null).apply(List.of(success), read, changes);

        assertThat(changes.applied()).isEqualTo(1);
        assertThat(reason()).isNull();
    }

    @Test
    void liftsABounceAfterACrashBeforeTheLog() {
        suppressions.add(List.of(Suppression.bounced(email, campaign + ":c", NOW)));

        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));

        assertThat(reason()).isNull();
    }

    @Test
    void liftsABounceAfterACrashBetweenLogAndLift() {
        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));
        suppressions.add(List.of(Suppression.bounced(email, campaign + ":c", NOW)));

        accept(receipt("FAILED invalid_address 1"));

        assertThat(reason()).isNull();
    }

    @Test
    void keepsATemporarySuppressionThroughABounceAndASuccess() {
        suppressions.add(List.of(new Suppression(email, "holiday", Instant.parse("2030-01-01T00:00:00Z"), null, NOW)));

        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));

        assertThat(reason()).isEqualTo("holiday");
    }

    @ParameterizedTest
    @CsvSource({"true, SENT, 1", "false, SUPPRESSED, 0"})
    void correctsASuppressedEntryThatWasPublished(boolean published, String status, int sent) {
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document("$set", new Document("status", "SUPPRESSED").append("reason", "unsubscribed"))
                                .append(
                                        "$unset",
                                        published ? new Document("unused", "") : new Document("message", "")));

        accept(receipt("SENT - 1"));

        assertThat(entry()).containsEntry("status", status);
        assertThat(MONGO.getCollection("campaign_pages").find(new Document("_id", campaign + ":0")))
                .singleElement()
                .satisfies(page -> assertThat(page)
                        .containsEntry("sent", sent)
                        .containsEntry("suppressed", 1 - sent)
                        .containsEntry("pending", 0));
    }
}
