package com.xenocrm.e2e.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.client.ImportView;
import com.xenocrm.e2e.Cohort;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.system.LocalSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Loses database and broker during a campaign and continues from an older copy of the database. */
@Order(2)
class RestoreTest {

    private static final int AUDIENCE = 2_500;
    private static final int A_SECOND = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ADMIN = "admin@example.com";

    /** Collections of the vendor, which are not part of the backup and are not lost. */
    private static final Set<String> OUTSIDE = Set.of("vendor_messages", "vendor_receipts");

    private static final String SECRETS = "secrets.properties";

    @TempDir
    private Path directory;

    @Test
    void continuesFromACopyWithoutSendingTwice() throws IOException {
        Cohort audience = Cohort.of(AUDIENCE);
        Cohort later = audience.copy();
        SystemSettings lost = settings("lost", Map.of());
        DatabaseCopy copy;
        DatabaseCopy vendor;
        String campaign;
        ImportView file;
        try (LocalSystem system = new LocalSystem(lost, _ -> {}).start()) {
            CrmClient crm = signIn(system);
            ingest(crm, audience);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(audience.reported(crm)).isEqualTo(audience.expected()));
            campaign = launch(crm, audience);
            await().atMost(PATIENCE).until(() -> crm.campaign(campaign).tally().sent() > AUDIENCE / 4);
            ingest(crm, later);
            file = crm.upload(Files.writeString(directory.resolve("orders.csv"), later.ordersCsv()), Map.of());

            copy = DatabaseCopy.of(system.environment().mongoUri(), database(lost), name -> !OUTSIDE.contains(name));
            long sentThen = crm.campaign(campaign).tally().sent();
            await().atMost(PATIENCE).until(() -> crm.campaign(campaign).tally().sent() > sentThen + AUDIENCE / 4);
            Stream.of(Service.values()).forEach(system.services()::kill);
            vendor = DatabaseCopy.of(system.environment().mongoUri(), database(lost), OUTSIDE::contains);
        }

        SystemSettings again = settings("again", Map.of("RECEIPT_REMINDER", "2s"));
        Files.copy(lost.work().resolve(SECRETS), again.work().resolve(SECRETS));
        try (LocalSystem system = new LocalSystem(again, _ -> {}).startInfrastructure()) {
            copy.restoreTo(system.environment().mongoUri(), database(again));
            vendor.restoreTo(system.environment().mongoUri(), database(again));
            Stream.of(Service.values()).forEach(system.services()::start);
            Stream.of(Service.values()).forEach(system.services()::awaitReady);
            CrmClient crm = signIn(system);

            CampaignView done = await().atMost(PATIENCE)
                    .until(() -> crm.campaign(campaign), view -> view.status().equals("completed"));

            assertThat(done.tally().audienceSize()).isEqualTo(AUDIENCE);
            assertThat(Cohort.recipients(crm, campaign).keySet())
                    .isEqualTo(audience.expected().keySet());
            JsonNode ledger = crm.get("/api/vendor/ledger?campaign=" + campaign).path("data");
            assertThat(ledger.path("communications").asLong()).isEqualTo(AUDIENCE);
            assertThat(ledger.path("repeated").asLong()).isPositive();
            assertThat(ledger.path("delivered_more_than_once").asLong()).isZero();
            assertThat(ledger.path("delivered").asLong()).isEqualTo(done.tally().sent());

            await().atMost(PATIENCE)
                    .until(() -> crm.importOf(file.id()).status().equals("completed"));
            ingest(crm, later);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(later.reported(crm)).isEqualTo(later.expected()));
            assertThat(audience.reported(crm)).isEqualTo(audience.expected());
            assertThat(crm.get("/api/dead-letters").path("data")).isEmpty();
        }
    }

    private static CrmClient signIn(LocalSystem system) {
        return CrmClient.signIn(
                system.environment().publicUrl(),
                system.environment().googleStandIn().orElseThrow(),
                ADMIN);
    }

    private static void ingest(CrmClient crm, Cohort cohort) {
        cohort.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        cohort.orderRequests().forEach(request -> crm.postIdempotent("/api/ingest/orders", request));
    }

    private static String launch(CrmClient crm, Cohort audience) {
        return crm.createCampaign(Map.of(
                "name", "Restore", "message", "Hi {{ name }}", "rules", audience.allRule(), "max_send_rate", A_SECOND));
    }

    /** Returns the settings of a system with its own database and broker. */
    private SystemSettings settings(String room, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("RABBITMQ_URI");
        environment.put("RETRY_DELAY", "250ms");
        environment.putAll(more);
        Path work = Files.createDirectories(directory.resolve(room));
        String database = "crm_" + room + "_" + UUID.randomUUID().toString().substring(0, 8);
        return SystemSettings.isolated(work, database, environment);
    }

    private static String database(SystemSettings settings) {
        return settings.environment().get("MONGO_DB_NAME");
    }
}
