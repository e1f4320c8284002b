package com.xenocrm.ingestion.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.provider.ProviderConfiguration.Providers;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderControllerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "provider_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final SharedSecret SECRET = new SharedSecret("a-long-enough-secret");

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final ProviderController controller = new ProviderController(
            new Providers(Map.of("brevo", new Brevo(SECRET), "postmark", new Postmark(new SharedSecret("")))),
            new SentEmails(MONGO),
            publisher,
            new TestClock(NOW));

    @AfterAll
    static void disconnect() {
        CLIENT.getDatabase(MONGO.getDb().getName()).drop();
        CLIENT.close();
    }

    @Test
    void makesAReceiptOfAnEventAboutAnEmailOfOurs() {
        MONGO.getCollection("email_attempts").insertOne(new Document("_id", "c1:a#b#2").append("token", TOKEN));

        int accepted = receive("brevo", """
                {"event": "hard_bounce", "id": 7, "message-id": "<%s@shop.example>"}""".formatted(TOKEN));

        assertThat(accepted).isEqualTo(1);
        assertThat(published())
                .containsExactly(new Receipt("c1:a#b", DeliveryStatus.FAILED, "hard_bounce", null, NOW, 2));
    }

    @Test
    void ignoresEventsAboutOtherEmails() {
        int accepted = receive("brevo", """
                {"event": "hard_bounce", "message-id": "<%s@other.example>"}""".formatted(TOKEN.replace('0', '9')));

        assertThat(accepted).isZero();
        assertThat(published()).isEmpty();
    }

    @Test
    void refusesProvidersThatAreNotSetUpOrUnknown() {
        assertThatThrownBy(() -> receive("postmark", "{\"RecordType\": \"Delivery\"}"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> receive("other", "{}")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> receive("brevo", "no json")).isInstanceOf(Refusal.class);
    }

    private int receive(String provider, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("X-Webhook-Secret", SECRET.value());
        return controller
                .receive(provider, body.getBytes(StandardCharsets.UTF_8), headers)
                .data()
                .accepted();
    }

    private List<Receipt> published() {
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .toList();
    }
}
