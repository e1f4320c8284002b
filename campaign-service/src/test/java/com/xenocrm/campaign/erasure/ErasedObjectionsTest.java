package com.xenocrm.campaign.erasure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.MockMvc;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Tests the objections of an erased customer, also against a new one. */
@CampaignServiceTest
class ErasedObjectionsTest {

    private final Api api;
    private final MockMvc mvc;
    private final MongoOperations mongo;
    private final Migration textsOfErasedSuppressions;
    private final ErasedCustomer customer;

    ErasedObjectionsTest(
            Api api, MockMvc mvc, MongoOperations mongo, List<Migrations> migrations, ErasedCustomer customer) {
        this.api = api;
        this.mvc = mvc;
        this.mongo = mongo;
        this.textsOfErasedSuppressions = migrations.stream()
                .flatMap(declared -> declared.steps().stream())
                .filter(each -> each.id().equals("suppressions-0004-erased-texts"))
                .findFirst()
                .orElseThrow();
        this.customer = customer;
    }

    /** Tests customer.address and identifier of a customer who is created after the erasure. */
    @ParameterizedTest
    @CsvSource({"0, other, true", "new, same, true", "new, other, false", "0, , true"})
    void anObjectionOutlivesTheErasure(String local, @Nullable String newId, boolean suppressed) throws Exception {
        String campaign = customer.launchAndDispatch();
        mvc.perform(post(URI.create(customer.sent(campaign).getFirst().unsubscribeUrl()))
                .with(jwt()));
        customer.erase();
        mongo.getCollection("customers").deleteMany(eq("tags", customer.tag));

        customer.comesBack(local, newId);

        assertThat(customer.sent(customer.launchAndDispatch())).hasSize(suppressed ? 0 : 1);
        assertThat(mongo.getCollection("suppressions")
                        .find()
                        .map(Document::toJson)
                        .into(new ArrayList<>()))
                .noneMatch(entry -> entry.contains(customer.tag));
    }

    @Test
    void anErasedObjectionCanBeReleased() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(customer.address));
        customer.erase();
        customer.comesBack("0", "same");

        api.get("/api/suppressions/" + customer.address)
                .andExpect(jsonPath("$.data.reason").value("unsubscribed"));
        api.delete("/api/suppressions/" + customer.address).andExpect(status().isOk());

        api.get("/api/suppressions/" + customer.address).andExpect(status().isNotFound());
        assertThat(customer.sent(customer.launchAndDispatch())).hasSize(2);
    }

    @Test
    void theTextOfAUserIsNotKept() throws Exception {
        api.post(
                "/api/suppressions",
                "{\"email\": \"%s\", \"reason\": \"%s phoned\"}".formatted(customer.address, customer.tag));

        customer.erase();

        api.get("/api/suppressions/" + customer.address)
                .andExpect(jsonPath("$.data.reason").value("suppressed"));
    }

    @Test
    void textsThatWereKeptBeforeAreReplaced() {
        for (String reason : List.of("unsubscribed", "Ann phoned")) {
            mongo.getCollection("suppressions")
                    .insertOne(new Document("_id", "hash:" + reason + customer.id).append("reason", reason));
        }

        textsOfErasedSuppressions.step().accept(mongo);

        assertThat(mongo.getCollection("suppressions")
                        .find(regex("_id", "^hash:.*" + customer.id))
                        .map(entry -> entry.getString("reason"))
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder("unsubscribed", "suppressed");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "new, 0, true", "new, new, false"})
    void anObjectionHoldsAtEveryAddressOfThePerson(String first, String second, boolean suppressed) throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(customer.address));
        mongo.getCollection("customers")
                .updateOne(eq("_id", customer.person), set("email", "new@" + customer.tag + ".example"));
        Set<String> addresses = Stream.of(first, second)
                .map(local -> local + "@" + customer.tag + ".example")
                .collect(Collectors.toSet());
        customer.erase(addresses);
        mongo.getCollection("customers").deleteMany(eq("tags", customer.tag));

        customer.comesBack("0", "other");

        assertThat(customer.sent(customer.launchAndDispatch())).hasSize(suppressed ? 0 : 1);
    }

    @Test
    void whoComesBackAtTheNewAddressIsStillSuppressed() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(customer.address));
        String moved = "new@" + customer.tag + ".example";
        mongo.getCollection("customers").updateOne(eq("_id", customer.person), set("email", moved));
        customer.erase(Set.of(customer.address, moved));
        mongo.getCollection("customers").deleteMany(eq("tags", customer.tag));

        customer.comesBack("new", "other");

        assertThat(customer.sent(customer.launchAndDispatch())).isEmpty();
    }
}
