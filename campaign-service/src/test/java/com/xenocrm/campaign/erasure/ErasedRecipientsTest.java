package com.xenocrm.campaign.erasure;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Tests the erasure of customer {@code …-00000}, while {@code …-00001} remains. */
@CampaignServiceTest
class ErasedRecipientsTest {

    private final Api api;
    private final MockMvc mvc;
    private final RecordingPublisher publisher;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final MongoOperations mongo;
    private final CampaignPages pages;
    private final TestClock clock;
    private final Erasures erasures;
    private final ErasureConsumer erasure;
    private final Migration textsOfErasedSuppressions;
    private final String id = UUID.randomUUID().toString();
    private final String tag;
    private final String person;
    private final String address;

    ErasedRecipientsTest(
            Api api,
            MockMvc mvc,
            RecordingPublisher publisher,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            MongoOperations mongo,
            CampaignPages pages,
            TestClock clock,
            Erasures erasures,
            CampaignDataErasure campaigns,
            List<Migrations> migrations) {
        this.api = api;
        this.mvc = mvc;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.mongo = mongo;
        this.pages = pages;
        this.clock = clock;
        this.erasures = erasures;
        this.textsOfErasedSuppressions = migrations.stream()
                .flatMap(each -> each.steps().stream())
                .filter(each -> each.id().equals("suppressions-0004-erased-texts"))
                .findFirst()
                .orElseThrow();
        this.erasure = new ErasureConsumer(erasures, Exchanges.COMMUNICATIONS_TO_ERASE, campaigns::erase);
        this.tag = api.customers(2);
        this.person = tag + "-00000";
        this.address = "0@" + tag + ".example";
    }

    @ParameterizedTest
    @CsvSource({"SENT, SENT, '', 1 0 1 0", "FAILED, FAILED, blocked, 0 1 1 0", "PENDING, SUPPRESSED, erased, 0 0 1 1"})
    void communicationsStayInTheTallyWithoutThePerson(String before, String after, String reason, String tally)
            throws Exception {
        String campaign = launchAndDispatch();
        settle(campaign, before, reason);

        erase();
        erase();

        assertThat(everything(campaign)).doesNotContain(address).doesNotContain(person);
        Document entry = mongo.getCollection("communications")
                .find(eq("_id", campaign + ":erased-" + id))
                .first();
        assertThat(entry)
                .containsEntry("status", after)
                .containsEntry("customer_id", "erased-" + id)
                .doesNotContainKeys("email", "message", "unsubscribe_url");
        assertThat(pages.tallies(List.of(campaign)).get(campaign)).isEqualTo(tally(tally));
    }

    @Test
    void aPageInProgressKeepsTheIdentifierUntilItIsPassed() throws Exception {
        String campaign = launchAndDispatch();
        mongo.getCollection("campaign_pages").updateOne(eq("campaign_id", campaign), set("dispatched", false));
        settle(campaign, "SENT", "");

        erase();
        String during = everything(campaign);
        Set<String> done = erasures.find(id).orElseThrow().done();
        mongo.getCollection("campaign_pages").updateOne(eq("campaign_id", campaign), set("dispatched", true));
        erase();

        assertThat(during).doesNotContain(address).contains(person);
        assertThat(done).isEmpty();
        assertThat(everything(campaign)).doesNotContain(person);
        assertThat(erasures.find(id).orElseThrow().done()).containsExactly("campaign-service");
    }

    /** Tests address and identifier of a customer who is created after the erasure. */
    @ParameterizedTest
    @CsvSource({"0, other, true", "new, same, true", "new, other, false", "0, , true"})
    void anObjectionOutlivesTheErasure(String local, @Nullable String newId, boolean suppressed) throws Exception {
        String campaign = launchAndDispatch();
        mvc.perform(post(URI.create(sent(campaign).getFirst().unsubscribeUrl())).with(jwt()));
        erase();
        mongo.getCollection("customers").deleteMany(eq("tags", tag));

        comesBack(local, newId);

        assertThat(sent(launchAndDispatch())).hasSize(suppressed ? 0 : 1);
        assertThat(mongo.getCollection("suppressions")
                        .find()
                        .map(Document::toJson)
                        .into(new ArrayList<>()))
                .noneMatch(entry -> entry.contains(tag));
    }

    @Test
    void anErasedObjectionCanBeReleased() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(address));
        erase();
        comesBack("0", "same");

        api.get("/api/suppressions/" + address)
                .andExpect(jsonPath("$.data.reason").value("unsubscribed"));
        api.delete("/api/suppressions/" + address).andExpect(status().isOk());

        api.get("/api/suppressions/" + address).andExpect(status().isNotFound());
        assertThat(sent(launchAndDispatch())).hasSize(2);
    }

    @Test
    void theTextOfAUserIsNotKept() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"%s phoned\"}".formatted(address, tag));

        erase();

        api.get("/api/suppressions/" + address)
                .andExpect(jsonPath("$.data.reason").value("suppressed"));
    }

    @Test
    void textsThatWereKeptBeforeAreReplaced() {
        for (String reason : List.of("unsubscribed", "Ann phoned")) {
            mongo.getCollection("suppressions")
                    .insertOne(new Document("_id", "hash:" + reason + id).append("reason", reason));
        }

        textsOfErasedSuppressions.step().accept(mongo);

        assertThat(mongo.getCollection("suppressions")
                        .find(regex("_id", "^hash:.*" + id))
                        .map(entry -> entry.getString("reason"))
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder("unsubscribed", "suppressed");
    }

    /** Tests a customer whose identifier of the shop equals the erased customer's {@code _id}. */
    @Test
    void whoHasTheIdentifierNowDoesNotStandForThePerson() throws Exception {
        begin(Set.of(address));
        clock.advance(Duration.ofSeconds(1));
        mongo.getCollection("customers")
                .insertOne(new Document("_id", id)
                        .append("customer_id", person)
                        .append("email", "bob@" + tag + ".example")
                        .append("created_at", Date.from(clock.instant())));

        String campaign = launchAndDispatch();

        assertThat(sent(campaign)).extracting(Communication::email).containsExactly("1@" + tag + ".example");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "new, 0, true", "new, new, false"})
    void anObjectionHoldsAtEveryAddressOfThePerson(String first, String second, boolean suppressed) throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(address));
        mongo.getCollection("customers").updateOne(eq("_id", person), set("email", "new@" + tag + ".example"));
        Set<String> addresses = Stream.of(first, second)
                .map(local -> local + "@" + tag + ".example")
                .collect(Collectors.toSet());
        erase(addresses);
        mongo.getCollection("customers").deleteMany(eq("tags", tag));

        comesBack("0", "other");

        assertThat(sent(launchAndDispatch())).hasSize(suppressed ? 0 : 1);
    }

    @Test
    void whoComesBackAtTheNewAddressIsStillSuppressed() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"unsubscribed\"}".formatted(address));
        String moved = "new@" + tag + ".example";
        mongo.getCollection("customers").updateOne(eq("_id", person), set("email", moved));
        erase(Set.of(address, moved));
        mongo.getCollection("customers").deleteMany(eq("tags", tag));

        comesBack("new", "other");

        assertThat(sent(launchAndDispatch())).isEmpty();
    }

    @Test
    void withoutAnObjectionANewCustomerIsWrittenTo() throws Exception {
        erase();

        comesBack("0", "same");

        assertThat(sent(launchAndDispatch())).hasSize(2);
    }

    @Test
    void noCampaignWritesToWhoIsStoredDuringTheErasure() throws Exception {
        begin(Set.of(address));
        request();

        String campaign = launchAndDispatch();
        request();

        assertThat(sent(campaign)).extracting(Communication::email).doesNotContain(address);
        assertThat(everything(campaign)).doesNotContain(address).contains("erased");
        assertThat(erasures.find(id).orElseThrow().done()).isEmpty();
    }

    @Test
    void whatWasWrittenBeforeIsNotPublished() throws Exception {
        mongo.getCollection("customers")
                .insertOne(new Document("_id", tag + "-")
                        .append("name", "First")
                        .append("email", "first@" + tag + ".example")
                        .append("tags", List.of(tag))
                        .append("created_at", Date.from(Instant.EPOCH)));
        String campaign = Api.data(api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": 1,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(tag)))
                .at("/campaign/_id")
                .stringValue();
        pageConsumer.accept(publisher.takePageRequests(campaign));

        begin(Set.of(address));

        for (var next = publisher.takePageRequests(campaign);
                !next.isEmpty();
                next = publisher.takePageRequests(campaign)) {
            pageConsumer.accept(next);
        }
        assertThat(sent(campaign))
                .extracting(Communication::email)
                .containsExactly("first@" + tag + ".example", "1@" + tag + ".example");
    }

    @Test
    void aLongErasureSparesTheNewCustomer() throws Exception {
        String before = launchAndDispatch();
        erase();
        comesBack("0", "same");
        String after = launchAndDispatch();
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"asked\"}".formatted(address));
        String history = history();

        request();

        assertThat(everything(before)).doesNotContain(before + ":" + person);
        assertThat(everything(after)).contains(address).contains(after + ":" + person);
        assertThat(history()).isEqualTo(history);
        assertThat(mongo.getCollection("suppressions").find(eq("_id", address)).first())
                .isNotNull();
    }

    private void erase() {
        erase(Set.of(address));
    }

    private void erase(Set<String> addresses) {
        if (erasures.find(id).isEmpty()) {
            begin(addresses);
        }
        new CustomerErasure(mongo).erase(erasures.find(id).orElseThrow());
        request();
    }

    private void begin(Set<String> addresses) {
        erasures.begin(
                id,
                new PersonalIdentifiers(person, Set.of(), addresses),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    private void request() {
        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    private String history() {
        return mongo.getCollection("communication_history")
                .find(eq("_id", person))
                .map(Document::toJson)
                .into(new ArrayList<>())
                .toString();
    }

    private void comesBack(String local, @Nullable String newId) {
        clock.advance(Duration.ofSeconds(1));
        mongo.getCollection("customers")
                .insertOne(new Document(
                                "_id",
                                "same".equals(newId)
                                        ? person
                                        : UUID.randomUUID().toString())
                        .append("customer_id", newId == null ? UUID.randomUUID().toString() : newId + tag)
                        .append("email", local + "@" + tag + ".example")
                        .append("name", "Ann")
                        .append("tags", List.of(tag))
                        .append("created_at", Date.from(clock.instant())));
    }

    private String launchAndDispatch() throws Exception {
        String campaign = api.launch(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));
        return campaign;
    }

    private List<Communication> sent(String campaign) {
        return publisher.communications(campaign).stream().flatMap(List::stream).toList();
    }

    private void settle(String campaign, String status, String reason) {
        Document change = new Document("status", status);
        if (!reason.isEmpty() && !status.equals("PENDING")) {
            change.append("reason", reason);
        }
        mongo.getCollection("communications")
                .updateOne(eq("_id", campaign + ":" + person), new Document("$set", change));
    }

    private String everything(String campaign) {
        List<String> documents = new ArrayList<>();
        for (String collection : List.of("communications", "campaign_pages", "communication_history")) {
            mongo.getCollection(collection).find().map(Document::toJson).forEach(json -> {
                if (json.contains(campaign) || json.contains(person)) {
                    documents.add(json);
                }
            });
        }
        return String.join("\n", documents);
    }

    /** Parses sent, failed, pending and suppressed. */
    private static Tally tally(String counts) {
        List<Integer> each =
                List.of(counts.split(" ")).stream().map(Integer::valueOf).toList();
        return new Tally(each.get(0), each.get(1), each.get(2), each.get(3), 2);
    }
}
