package com.xenocrm.e2e.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.client.ImportView;
import com.xenocrm.e2e.Cohort;
import com.xenocrm.e2e.WholeSystem;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.system.LocalSystem;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Loses database and broker during a campaign and continues from an older copy of the database. */
@Order(WholeSystem.END)
@ExtendWith(WholeSystem.class)
class RestoreTest {

    private static final int AUDIENCE = 600;
    private static final int A_SECOND = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ADMIN = "admin@example.com";

    /** Collections of the vendor, which are not part of the backup and are not lost. */
    private static final Set<String> OUTSIDE = Set.of("vendor_messages", "vendor_receipts");

    private static final Set<Service> NEEDED =
            EnumSet.complementOf(EnumSet.of(Service.AI_SERVICE, Service.EMAIL_SENDER, Service.WEBHOOK_SENDER));

    private static final String SECRETS = "secrets.properties";

    @TempDir
    private Path directory;

    @Test
    void continuesFromACopyWithoutSendingTwice(WholeSystem lost) throws IOException {
        Cohort audience = Cohort.of(AUDIENCE);
        Cohort later = audience.copy();
        CrmClient before = lost.admin();
        JsonNode deadLetters = deadLetters(before);
        ingest(before, audience);
        audience.awaitReported(before);
        String campaign = launch(before, audience);
        await().atMost(PATIENCE).until(() -> before.campaign(campaign).tally().sent() > AUDIENCE / 5);
        ImportView file =
                before.upload(Files.writeString(directory.resolve("orders.csv"), later.ordersCsv()), Map.of());
        DatabaseCopy copy = DatabaseCopy.of(lost.mongoUri(), lost.database(), name -> !OUTSIDE.contains(name));
        long sentThen = before.campaign(campaign).tally().sent();
        ingest(before, later);
        await().atMost(PATIENCE).until(() -> isAhead(before.campaign(campaign), sentThen));
        Stream.of(Service.values()).forEach(lost.services()::kill);
        DatabaseCopy vendor = DatabaseCopy.of(lost.mongoUri(), lost.database(), OUTSIDE::contains);

        SystemSettings again = settings();
        Files.copy(lost.work().resolve(SECRETS), again.work().resolve(SECRETS));
        try (LocalSystem system = new LocalSystem(again, _ -> {}).startInfrastructure()) {
            copy.restoreTo(system.environment().mongoUri(), database(again));
            vendor.restoreTo(system.environment().mongoUri(), database(again));
            NEEDED.forEach(system.services()::start);
            NEEDED.forEach(system.services()::awaitReady);
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
            later.awaitReported(crm);
            assertThat(audience.reported(crm)).isEqualTo(audience.expected());
            assertThat(deadLetters(crm)).isEqualTo(deadLetters);
        }
    }

    /** Returns whether the vendor has received much that the copy does not know. */
    private static boolean isAhead(CampaignView campaign, long sentThen) {
        return campaign.tally().sent() > sentThen + AUDIENCE / 5
                || campaign.status().equals("completed");
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

    private static JsonNode deadLetters(CrmClient crm) {
        return crm.get("/api/dead-letters?limit=100").path("data");
    }

    private static String launch(CrmClient crm, Cohort audience) {
        return crm.createCampaign(Map.of(
                "name", "Restore", "message", "Hi {{ name }}", "rules", audience.allRule(), "max_send_rate", A_SECOND));
    }

    /** Returns the settings of a system with its own database and broker. */
    private SystemSettings settings() throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("RABBITMQ_URI");
        environment.put("RETRY_DELAY", "250ms");
        environment.put("RECEIPT_REMINDER", "2s");
        Path work = Files.createDirectories(directory.resolve("again"));
        String database = TestMongo.newDatabase("crm_again");
        return SystemSettings.isolated(work, database, environment);
    }

    private static String database(SystemSettings settings) {
        return settings.environment().get("MONGO_DB_NAME");
    }
}
