package com.xenocrm.delivery.receipt;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class AddressSuppressionTest extends AddressWorld {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            FAILED invalid_address 1                                          , FAILED , bounced
            FAILED mailbox_full 1                                             , FAILED , -
            FAILED never_heard_of 1                                           , FAILED , -
            FAILED spam_complaint 1                                           , FAILED , complained
            FAILED invalid_address 1; SENT - 2                                , SENT   , -
            SENT - 2; FAILED invalid_address 1                                , SENT   , -
            SENT - 1; FAILED invalid_address 2                                , SENT   , bounced
            FAILED invalid_address 2; SENT - 1                                , SENT   , bounced
            FAILED invalid_address 1; SENT - 1                                , SENT   , -
            SENT - 1; SENT spam_complaint 2                                   , SENT   , complained
            SENT spam_complaint 2; SENT - 1                                   , SENT   , complained
            SENT - 1; FAILED spam_complaint 2                                 , SENT   , complained
            SENT spam_complaint 1; SENT - 2                                   , SENT   , complained
            FAILED invalid_address 1; SENT spam_complaint 2                   , SENT   , complained
            FAILED invalid_address 1; SENT - 2; FAILED invalid_address 1      , SENT   , -
            FAILED invalid_address 1; FAILED invalid_address 1; SENT - 2      , SENT   , -
            SENT unsubscribe 1                                                , SENT   , unsubscribed
            SENT unsubscribe 1; SENT - 2                                      , SENT   , unsubscribed
            SENT spam_complaint 1; SENT unsubscribe 2                         , SENT   , unsubscribed
            FAILED invalid_address 1; SENT unsubscribe 2                      , SENT   , unsubscribed
            FAILED unsubscribed 1                                             , FAILED , unsubscribed
            """)
    void suppressesByTheLatestWord(String receipts, String status, @Nullable String reason) {
        Stream.of(receipts.split("; ")).forEach(receipt -> accept(receipt(receipt)));

        assertThat(entry()).containsEntry("status", status);
        assertThat(reason()).isEqualTo(reason);

        accept(Stream.of(receipts.split("; ")).map(this::receipt).toArray(Receipt[]::new));

        assertThat(entry()).containsEntry("status", status);
        assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            email  , FAILED invalid_address 1 , bounced
            webhook, FAILED invalid_address 1 , -
            webhook, SENT spam_complaint 1    , complained
            """)
    void leavesTheEmailWhenAnotherAddressBounced(String channel, String receipt, @Nullable String reason) {
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"), new Document("$set", new Document("channel", channel)));

        accept(receipt(receipt));

        assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            unsubscribed, -                    , SENT spam_complaint 1   , unsubscribed
            unsubscribed, -                    , FAILED invalid_address 1, unsubscribed
            by law      , -                    , FAILED invalid_address 1, by law
            by law      , -                    , SENT spam_complaint 1   , complained
            bounced     , -                    , FAILED invalid_address 1, bounced
            holiday     , 2030-01-01T00:00:00Z , FAILED invalid_address 1, holiday
            holiday     , 2030-01-01T00:00:00Z , SENT spam_complaint 1   , complained
            """)
    void keepsTheStrongerSuppression(String earlier, @Nullable Instant until, String receipt, String reason) {
        suppressions.add(List.of(new Suppression(email, earlier, until, null, NOW)));

        accept(receipt(receipt));

        assertThat(reason()).isEqualTo(reason);

        suppressions.remove(email);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document(
                                "$unset",
                                new Document("bounced_attempt", "")
                                        .append("bounced_at", "")
                                        .append("complained_at", "")));
        accept(receipt(receipt));
        suppressions.add(List.of(new Suppression(email, earlier, until, null, NOW)));

        assertThat(reason()).isEqualTo(reason);
    }

    @Test
    void suppressesAReleasedAddressOnlyForALaterAttempt() {
        accept(receipt("FAILED invalid_address 1"));
        suppressions.remove(email);

        accept(receipt("FAILED invalid_address 1"));
        String repeated = reason();
        accept(receipt("FAILED invalid_address 3", 2));

        assertThat(repeated).isNull();
        assertThat(reason()).isEqualTo("bounced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENT spam_complaint 1", "SENT unsubscribe 1"})
    void aRepeatedObjectionDoesNotSuppressAReleasedAddress(String receipt) {
        accept(receipt(receipt));
        suppressions.remove(email);

        accept(receipt(receipt));

        assertThat(reason()).isNull();
    }

    @Test
    void replacesAnExpiredSuppression() {
        suppressions.add(List.of(new Suppression(email, "holiday", NOW, null, NOW)));

        accept(receipt("FAILED invalid_address 1"));

        assertThat(reason()).isEqualTo("bounced");
    }

    @Test
    void staysReleasedWhenARetryIsGivenUp() {
        accept(receipt("FAILED invalid_address 1"));
        suppressions.remove(email);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document("$set", new Document("attempt", 2).append("status", "PENDING")));

        accept(withoutAttempt(receipt("FAILED invalid_address 2")));

        assertThat(reason()).isNull();
    }
}
