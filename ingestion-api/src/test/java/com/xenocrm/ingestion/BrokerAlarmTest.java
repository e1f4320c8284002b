package com.xenocrm.ingestion;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.rabbit.PrivateRabbit;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests a broker that accepts no messages because its disk is full. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class BrokerAlarmTest {

    @TempDir
    private static Path directory;

    private static PrivateRabbit broker;

    @Autowired
    MockMvcTester http;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        broker = PrivateRabbit.start(
                SystemSettings.rabbitDownloads(SystemSettings.findProject()), directory, 0, System.err::println);
        broker.stopAfter(ProcessHandle.current());
        properties.add("crm.local", () -> true);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.mongodb.database", () -> TestMongo.newDatabase("ingestion"));
        properties.add("spring.rabbitmq.addresses", broker::uri);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void refusesWritesSoonAndAnswersReads() {
        await().untilAsserted(() -> assertThat(post()).hasStatus(202));

        broker.control("set_disk_free_limit", "1000000GB");
        for (int i = 0; i < 20; i++) {
            MvcTestResult refused = CompletableFuture.supplyAsync(this::post)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            assertThat(refused).hasStatus(503).hasHeader("Retry-After", "5");
        }
        assertThat(http.get()
                        .uri("/api/customers")
                        .with(RunningIngestion.user())
                        .exchange())
                .hasStatusOk();
        assertThat(http.get().uri("/actuator/health").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("DEGRADED");
        assertThat(http.get().uri("/actuator/health/liveness").exchange()).hasStatusOk();
        assertThat(http.get().uri("/actuator/health/readiness").exchange()).hasStatusOk();
        broker.control("set_disk_free_limit", "1MB");

        await().untilAsserted(() -> assertThat(post()).hasStatus(202));
        assertThat(http.get().uri("/actuator/health").exchange())
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("UP");
    }

    private MvcTestResult post() {
        return http.post()
                .uri("/api/customers")
                .with(RunningIngestion.user())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"Ann\", \"email\": \"ann@example.com\"}")
                .exchange();
    }
}
