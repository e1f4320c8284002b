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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import com.xenocrm.e2e.Cohort;
import com.xenocrm.runner.client.CampaignView;
import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.ImportView;
import com.xenocrm.runner.system.LocalSystem;
import com.xenocrm.runner.system.PortPlan;
import com.xenocrm.runner.system.Service;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Database and broker are lost in the middle of the work; what is left is a copy of the database of a while before. */
class RestoreTest {

    private static final int AUDIENCE = 2_500;
    private static final int A_SECOND = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ADMIN = "admin@example.com";

    /** What the vendor knows is not ours: it is not lost, and does not come out of our copy. */
    private static final Set<String> OUTSIDE = Set.of("vendor_messages", "vendor_receipts");

    private static final String SECRETS = "secrets.properties";

    @TempDir
    private Path directory;

    @Test
    void goesOnFromACopyWithoutWritingToAnybodyTwice() throws IOException {
        Cohort audience = Cohort.of(AUDIENCE);
        Cohort later = audience.anew();
        SystemSettings lost = settings("lost", Map.of());
        DatabaseCopy copy;
        DatabaseCopy vendor;
        String campaign;
        ImportView file;
        try (LocalSystem system = new LocalSystem(lost, Progress.NONE).start()) {
            CrmClient crm = system.signIn(ADMIN);
            ingest(crm, audience);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(audience.reported(crm)).isEqualTo(audience.expected()));
            campaign = launch(crm, audience);
            await().atMost(PATIENCE).until(() -> crm.campaign(campaign).tally().sent() > AUDIENCE / 4);
            ingest(crm, later);
            file = crm.upload(Files.writeString(directory.resolve("orders.csv"), later.ordersCsv()), Map.of(), _ -> {});

            copy = DatabaseCopy.of(system.mongoUri(), database(lost), name -> !OUTSIDE.contains(name));
            long sentThen = crm.campaign(campaign).tally().sent();
            await().atMost(PATIENCE).until(() -> crm.campaign(campaign).tally().sent() > sentThen + AUDIENCE / 4);
            Stream.of(Service.values()).forEach(system.services()::kill);
            vendor = DatabaseCopy.of(system.mongoUri(), database(lost), OUTSIDE::contains);
        }

        SystemSettings again = settings("again", Map.of("RECEIPT_REMINDER", "2s"));
        Files.copy(lost.work().resolve(SECRETS), again.work().resolve(SECRETS));
        try (LocalSystem system = new LocalSystem(again, Progress.NONE).startInfrastructure()) {
            copy.restoreTo(system.mongoUri(), database(again));
            vendor.restoreTo(system.mongoUri(), database(again));
            Stream.of(Service.values()).forEach(system.services()::start);
            Stream.of(Service.values()).forEach(system.services()::awaitReady);
            CrmClient crm = system.signIn(ADMIN);

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

    private static void ingest(CrmClient crm, Cohort cohort) {
        cohort.customerRequests().forEach(request -> crm.postPatiently("/api/ingest/customers", request));
        cohort.orderRequests().forEach(request -> crm.postPatiently("/api/ingest/orders", request));
    }

    private static String launch(CrmClient crm, Cohort audience) {
        return crm.post(
                        "/api/campaigns/create",
                        Map.of(
                                "name",
                                "Drill",
                                "message",
                                "Hi {{ name }}",
                                "rules",
                                audience.everybodyRule(),
                                "max_send_rate",
                                A_SECOND))
                .at("/data/campaign/_id")
                .asString();
    }

    /** A machine room of its own: neither database nor broker of the other is there. */
    private SystemSettings settings(String room, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("RABBITMQ_URI");
        environment.put(
                "MONGO_DB_NAME",
                "crm_" + room + "_" + UUID.randomUUID().toString().substring(0, 8));
        environment.put("RETRY_DELAY", "250ms");
        environment.putAll(more);
        Path work = Files.createDirectories(directory.resolve(room));
        return new SystemSettings(SystemSettings.findProject(), work, PortPlan.random(), environment, false, false);
    }

    private static String database(SystemSettings settings) {
        return settings.environment().get("MONGO_DB_NAME");
    }
}
