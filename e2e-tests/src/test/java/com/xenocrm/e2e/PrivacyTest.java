package com.xenocrm.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.client.ImportView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests a person who objects, changes the address, requests the data and then the erasure. */
@ExtendWith(WholeSystem.class)
class PrivacyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Collection that keeps the identifiers of an erased person until the last pass, an hour after the others. */
    private static final String UNTIL_THE_LAST_PASS = "erasures";

    @TempDir
    Path directory;

    private final String mark = "q" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = "zoe." + mark + "@example.com";
    private final String newEmail = "new." + mark + "@example.com";
    private final String name = "Zoe " + mark.toUpperCase(Locale.ROOT);
    private final Object rule =
            Map.of("all", List.of(Map.of("field", "tags", "operator", "=", "value", "vip" + mark.hashCode())));

    @Test
    void objectionExportAndErasureOfOnePerson(WholeSystem system) throws Exception {
        CrmClient crm = system.admin();
        ApiCaller caller = ApiCaller.admin(system);
        Path file = Files.writeString(directory.resolve("customers.csv"), """
                email,name,tags,customer_id
                %s,%s,vip%d,
                """.formatted(email, name, mark.hashCode()));

        imported(crm, file);
        await().atMost(PATIENCE).until(() -> crm.preview(rule) == 1);
        String id = crm.get("/api/customers?email=" + email).at("/data/0/_id").asString();
        crm.post("/api/ingest/orders", Map.of("orders", List.of(order())));
        CampaignView first = campaign(crm);
        assertThat(first.tally().suppressed()).isZero();

        JsonNode export = export(caller, id);
        String link = export.at("/communications/0/unsubscribe_url").asString();
        assertThat(ApiCaller.anonymous(system)
                        .send("POST", link.substring(link.indexOf("/unsubscribe/")), null)
                        .statusCode())
                .isEqualTo(200);
        caller.send("PATCH", "/api/customers/" + id, "{\"email\": \"" + newEmail + "\"}");
        await().atMost(PATIENCE)
                .until(() -> crm.get("/api/customers?email=" + newEmail)
                        .at("/data/0/_id")
                        .asString("")
                        .equals(id));
        CampaignView second = campaign(crm);
        assertThat(second.tally().suppressed()).isEqualTo(1);

        JsonNode known = export(caller, id);
        assertThat(known.at("/customer/email").asString()).isEqualTo(newEmail);
        assertThat(known.path("orders")).hasSize(1);
        assertThat(known.path("communications")).hasSize(2);
        assertThat(known.path("suppressions").findValuesAsString("reason")).containsOnly("unsubscribed");

        HttpResponse<String> erased = caller.send("DELETE", "/api/customers/" + id, null);
        assertThat(erased.statusCode()).isEqualTo(202);
        String erasure = read(erased).at("/data/_id").asString();
        await().atMost(PATIENCE)
                .until(() -> crm.get("/api/erasures/" + erasure)
                        .at("/data/status")
                        .asString()
                        .equals("completed"));
        assertNoTrace(system);
        assertThat(crm.campaign(first.id()).tally()).isEqualTo(first.tally());
        assertThat(crm.campaign(second.id()).tally()).isEqualTo(second.tally());

        assertThat(imported(crm, file).rejected()).isEqualTo(1);
        assertNoTrace(system);

        crm.post(
                "/api/ingest/customers",
                Map.of("email", email, "name", "Zoe again", "tags", List.of("vip" + mark.hashCode())));
        await().atMost(PATIENCE).until(() -> crm.preview(rule) == 1);
        assertThat(campaign(crm).tally().suppressed()).isEqualTo(1);
    }

    private void assertNoTrace(WholeSystem system) {
        for (String address : List.of(email, newEmail)) {
            assertThat(system.collectionsContaining(address)).as(address).isSubsetOf(UNTIL_THE_LAST_PASS);
        }
        assertThat(system.collectionsContaining(name)).as(name).isEmpty();
    }

    private CampaignView campaign(CrmClient crm) {
        return CampaignTest.awaitCompleted(crm, crm.createCampaign("Spring", "Hi {{ name }}", rule));
    }

    private Map<String, Object> order() {
        return Map.of("order_id", "o-" + mark, "email", email, "total_price", "9.99", "order_date", "2026-11-01");
    }

    private static ImportView imported(CrmClient crm, Path file) {
        String id = crm.upload(file, Map.of()).id();
        return await().atMost(PATIENCE)
                .until(() -> crm.importOf(id), view -> view.status().equals("completed"));
    }

    private static JsonNode export(ApiCaller caller, String id) throws IOException, InterruptedException {
        return read(caller.send("GET", "/api/customers/" + id + "/export", null))
                .path("data");
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
