package com.xenocrm.ingestion;

import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the answers while broker or database is unavailable, and that the same request succeeds afterwards. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class OutageTest {

    private static final CutLine BROKER = CutLine.to(TestRabbit.uri());
    private static final CutLine DATABASE = CutLine.to(TestMongo.uri());
    private static final String NAME = TestMongo.newDatabase("ingestion");

    @Autowired
    MockMvcTester http;

    private final String key = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("crm.local", () -> true);
        properties.add("spring.mongodb.uri", DATABASE::uri);
        properties.add("spring.mongodb.database", () -> NAME);
        properties.add("spring.rabbitmq.addresses", BROKER::uri);
    }

    @AfterAll
    static void hangUp() {
        BROKER.close();
        DATABASE.close();
    }

    @Test
    void asksToComeAgainWhileTheBrokerIsAway() {
        BROKER.cut();
        MvcTestResult away = post(key);
        MvcTestResult startup = http.get().uri("/actuator/health/startup").exchange();
        MvcTestResult readiness = http.get().uri("/actuator/health/readiness").exchange();
        BROKER.mend();

        assertThat(startup).hasStatus(503);
        assertThat(readiness).hasStatus(200);
        assertThat(away).hasStatus(503).hasHeader("Retry-After", "5").bodyJson().isStrictlyEqualTo("""
                {"success": false, "error": "SERVICE_UNAVAILABLE",
                 "message": "The service is not available right now; try again in a few seconds"}
                """);
        await().untilAsserted(() -> assertThat(post(key)).hasStatus(202).doesNotContainHeader("Idempotency-Replayed"));
        assertThat(post(key)).hasStatus(202).hasHeader("Idempotency-Replayed", "true");
    }

    @Test
    void takesWhatNeedsNoDatabaseWhileTheDatabaseIsAway() {
        DATABASE.cut();
        MvcTestResult withoutKey = post(null);
        MvcTestResult withKey = post(key);
        DATABASE.mend();

        assertThat(withoutKey).hasStatus(202);
        assertThat(withKey).hasStatus(503).hasHeader("Retry-After", "5");
        await().untilAsserted(() -> assertThat(post(key)).hasStatus(202));
    }

    private MvcTestResult post(String idempotencyKey) {
        var request = http.post()
                .uri("/api/orders")
                .with(RunningIngestion.user())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"order_id\": \"o\", \"customer_id\": \"c\", \"total_price\": 1, \"order_date\": \"2026-11-01\"}");
        return (idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey)).exchange();
    }
}
