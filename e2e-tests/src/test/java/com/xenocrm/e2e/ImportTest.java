package com.xenocrm.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.ImportView;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Imports files while the process that reads them is killed. */
@ExtendWith(WholeSystem.class)
class ImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void importsEachRowOnceWhenTheServiceIsKilled(WholeSystem system) throws IOException {
        CrmClient crm = system.marketer();
        Cohort cohort = Cohort.of(3_000);
        Path orders = file("orders.csv", cohort.ordersCsv());
        Path customers = file("customers.csv", cohort.customersCsv() + "x;Nobody;not an address;\n");

        ImportView first = crm.upload(orders, Map.of());
        ImportView second = crm.upload(customers, Map.of("mapping", "Number:customer_id,E-Mail:email"));
        system.services().kill(Service.INGESTION_API);
        system.services().restart(Service.INGESTION_API);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(crm.importOf(first.id()))
                        .isEqualTo(new ImportView(
                                first.id(),
                                "orders",
                                "completed",
                                "",
                                "",
                                List.of(),
                                cohort.orderCount(),
                                cohort.orderCount(),
                                0,
                                0)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(crm.importOf(second.id()))
                        .isEqualTo(new ImportView(
                                second.id(), "customers", "completed", "", "", List.of(), 3_001, 3_000, 1, 0)));
        cohort.awaitReported(crm);
        crm.downloadRejected(second.id(), directory.resolve("rejected.csv"));
        assertThat(directory.resolve("rejected.csv")).hasContent("""
                        \uFEFFimport_line,import_error,Number,Name,E-Mail,Tags
                        3002,email: is not a valid e-mail address: it has no @,x,Nobody,not an address,
                        """);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content, StandardCharsets.UTF_8);
    }
}
