package com.xenocrm.campaign.suppression;

import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.MockMvc;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests a customer {@code …-00000} at {@code 0@….example} who moves to {@code new@….example}, and new customers at the
 * old address.
 */
@CampaignServiceTest
class SuppressedCustomersTest {

    private final Api api;
    private final MockMvc mvc;
    private final RecordingPublisher publisher;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final MongoOperations mongo;
    private final Suppressions suppressions;
    private final TestClock clock;
    private final Migration migration;
    private final String tag;
    private final String person;
    private final String address;
    private final String newAddress;

    SuppressedCustomersTest(
            Api api,
            MockMvc mvc,
            RecordingPublisher publisher,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            MongoOperations mongo,
            Suppressions suppressions,
            TestClock clock,
            List<Migrations> migrations) {
        this.api = api;
        this.mvc = mvc;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.mongo = mongo;
        this.suppressions = suppressions;
        this.clock = clock;
        this.migration = migrations.stream()
                .flatMap(each -> each.steps().stream())
                .filter(each -> each.id().equals("suppressions-0005-assign-newcomers"))
                .findFirst()
                .orElseThrow();
        this.tag = api.customers(1);
        this.person = tag + "-00000";
        this.address = "0@" + tag + ".example";
        this.newAddress = "new@" + tag + ".example";
    }

    @Test
    void anUnsubscriptionFollowsThePersonToANewAddress() throws Exception {
        Communication sent = dispatch().getFirst();
        mvc.perform(post(URI.create(sent.unsubscribeUrl())).with(jwt()));

        move();

        assertThat(dispatch()).isEmpty();
        api.get("/api/suppressions/" + newAddress)
                .andExpect(jsonPath("$.data.email").value(newAddress))
                .andExpect(jsonPath("$.data.reason").value("unsubscribed"))
                .andExpect(jsonPath("$.data.customer_id").value(person));
    }

    @Test
    void anUnsubscriptionByAnOldMailFollowsThePerson() throws Exception {
        Communication sent = dispatch().getFirst();
        move();

        mvc.perform(post(URI.create(sent.unsubscribeUrl())).with(jwt()));

        assertThat(dispatch()).isEmpty();
        api.get("/api/suppressions/" + address).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribed, another, true",
        "unsubscribed, , false",
        "complained, another, true",
        "asked by phone, another, true",
        "asked by phone, , false",
        "bounced, another, false",
        "bounced, , false"
    })
    void anObjectionSparesNewcomersKnownToBeOthers(String reason, @Nullable String shopId, boolean written)
            throws Exception {
        suppress(address, reason);
        move();

        newcomer(shopId);

        assertThat(dispatch())
                .extracting(Communication::email)
                .containsExactlyElementsOf(
                        reason.equals("bounced") ? List.of(newAddress) : written ? List.of(address) : List.of());
    }

    @Test
    void aNewcomerWithThePersonsIdentifierStaysSuppressed() throws Exception {
        mongo.getCollection("customers").updateOne(eq("_id", person), set("customer_id", "old-" + tag));
        suppress(address, "unsubscribed");
        mongo.getCollection("customers").updateOne(eq("_id", person), set("customer_id", "later-" + tag));
        move();

        mongo.getCollection("customers").insertOne(customerAt(address).append("customer_id", "old-" + tag));

        assertThat(dispatch()).isEmpty();
    }

    @Test
    void aNewcomersOwnBounceCountsBesideAnObjection() throws Exception {
        suppress(address, "unsubscribed");
        move();
        newcomer("another");
        Communication sent = dispatch().getFirst();

        Suppression bounced = Suppression.bounced(address, sent.communicationId(), clock.instant());
        suppressions.add(List.of(bounced));

        assertThat(dispatch()).isEmpty();
        suppressions.liftBounces(List.of(bounced));
        assertThat(dispatch()).extracting(Communication::email).containsExactly(address);
    }

    @Test
    void aSuppressionWithoutAKnownCustomerHoldsForEverybody() throws Exception {
        suppress(address, "unsubscribed");
        move();
        suppress(address, "spam trap");

        newcomer("another");

        assertThat(dispatch()).isEmpty();
    }

    @Test
    void anObjectionReachesWhatWasWrittenBefore() throws Exception {
        mongo.getCollection("customers")
                .insertOne(customerAt("first@" + tag + ".example").append("_id", tag + "-"));
        String campaign = Api.data(api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": 1,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(tag)))
                .at("/campaign/_id")
                .stringValue();
        pageConsumer.accept(publisher.takePageRequests(campaign));
        move();

        suppress(newAddress, "unsubscribed");

        assertThat(dispatch(campaign)).containsExactly("first@" + tag + ".example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void aReleaseByEitherAddressLiftsBoth(String which) throws Exception {
        suppress(address, "unsubscribed");
        move();

        var lifted = api.delete("/api/suppressions/" + (which.equals("old") ? address : newAddress));

        lifted.andExpect(status().isOk());
        assertThat(dispatch()).hasSize(1);
        for (String either : List.of(address, newAddress)) {
            api.get("/api/suppressions/" + either).andExpect(status().isNotFound());
        }
    }

    @Test
    void aNewcomersReleaseKeepsTheObjectionOfAnother() throws Exception {
        suppress(address, "unsubscribed");
        move();
        mongo.getCollection("customers").insertOne(customerAt(address));

        api.delete("/api/suppressions/" + address).andExpect(status().isOk());

        assertThat(dispatch()).extracting(Communication::email).containsExactly(address);
    }

    @Test
    void theListShowsOneEntry() throws Exception {
        suppress(address, "unsubscribed");

        var list = api.get("/api/suppressions?limit=1000");

        assertThat(Api.data(list).findValuesAsString("_id")).containsOnlyOnce(address);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePreviewCountsEachOnce(boolean moved) throws Exception {
        suppress(address, "unsubscribed");
        if (moved) {
            move();
        }
        newcomer(moved ? "another" : null);

        var preview = api.post(
                "/api/audience",
                "{\"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}}".formatted(tag));

        preview.andExpect(jsonPath("$.data.suppressed").value(1));
    }

    @ParameterizedTest
    @CsvSource({"unsubscribed, true", "spam trap, true", "bounced, false"})
    void storedSuppressionsAreAssignedOnce(String reason, boolean follows) throws Exception {
        mongo.getCollection("suppressions")
                .insertOne(new Document("_id", address)
                        .append("reason", reason)
                        .append("created_at", Date.from(clock.instant())));
        mongo.getCollection("suppressions")
                .insertOne(new Document("_id", "hash:z" + tag)
                        .append("email", "")
                        .append("reason", "unsubscribed")
                        .append("created_at", Date.from(clock.instant())));

        migration.step().accept(mongo);
        migration.step().accept(mongo);

        move();
        assertThat(dispatch()).hasSize(follows ? 0 : 1);
        api.delete("/api/suppressions/" + address).andExpect(status().isOk());
        assertThat(dispatch()).hasSize(1);
    }

    private void suppress(String email, String reason) throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"%s\"}".formatted(email, reason))
                .andExpect(status().isCreated());
    }

    private void move() {
        mongo.getCollection("customers").updateOne(eq("_id", person), set("email", newAddress));
    }

    private void newcomer(@Nullable String shopId) {
        Document newcomer = customerAt(
                mongo.getCollection("customers").countDocuments(eq("email", address)) == 0
                        ? address
                        : "other@" + tag + ".example");
        if (shopId != null) {
            newcomer.append("customer_id", shopId + "-" + tag);
        }
        mongo.getCollection("customers").insertOne(newcomer);
    }

    private Document customerAt(String email) {
        return new Document("_id", UUID.randomUUID().toString())
                .append("name", "Newcomer")
                .append("email", email)
                .append("tags", List.of(tag))
                .append("created_at", Date.from(clock.instant().minusSeconds(60)));
    }

    private List<Communication> dispatch() throws Exception {
        String campaign = api.launch(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));
        return publisher.communications(campaign).stream().flatMap(List::stream).toList();
    }

    private List<String> dispatch(String campaign) {
        for (var batch = publisher.takePageRequests(campaign);
                !batch.isEmpty();
                batch = publisher.takePageRequests(campaign)) {
            pageConsumer.accept(batch);
        }
        return publisher.communications(campaign).stream()
                .flatMap(List::stream)
                .map(Communication::email)
                .toList();
    }
}
