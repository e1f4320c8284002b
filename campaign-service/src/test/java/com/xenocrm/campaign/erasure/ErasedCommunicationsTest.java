package com.xenocrm.campaign.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.erasure.CommunicationErasure;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Tests the communications of an erased customer. */
@CampaignServiceTest
class ErasedCommunicationsTest {

    private final Api api;
    private final MongoOperations mongo;
    private final CampaignPages pages;
    private final PageTallies tallies;
    private final CampaignCompletion completion;
    private final TestClock clock;
    private final RecordingPublisher publisher;
    private final Erasures erasures;
    private final ErasedCustomer customer;

    ErasedCommunicationsTest(
            Api api,
            MongoOperations mongo,
            CampaignPages pages,
            PageTallies tallies,
            CampaignCompletion completion,
            TestClock clock,
            RecordingPublisher publisher,
            Erasures erasures,
            ErasedCustomer customer) {
        this.api = api;
        this.mongo = mongo;
        this.pages = pages;
        this.tallies = tallies;
        this.completion = completion;
        this.clock = clock;
        this.publisher = publisher;
        this.erasures = erasures;
        this.customer = customer;
    }

    @ParameterizedTest
    @CsvSource({"SENT, SENT, '', 1 0 1 0", "FAILED, FAILED, blocked, 0 1 1 0", "PENDING, SUPPRESSED, erased, 0 0 1 1"})
    void communicationsStayInTheTallyWithoutThePerson(String before, String after, String reason, String tally)
            throws Exception {
        String campaign = customer.launchAndDispatch();
        settle(campaign, before, reason);

        customer.erase();
        customer.erase();

        assertThat(everything(campaign)).doesNotContain(customer.address).doesNotContain(customer.person);
        Document entry = mongo.getCollection("communications")
                .find(eq("_id", campaign + ":erased-" + customer.id))
                .first();
        assertThat(entry)
                .containsEntry("status", after)
                .containsEntry("customer_id", "erased-" + customer.id)
                .doesNotContainKeys("email", "message", "unsubscribe_url");
        assertThat(tallies.of(List.of(campaign)).get(campaign)).isEqualTo(tally(tally));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCrashWhileAnEntryIsRenamedSettlesNoPageEarly(boolean beforeTheDeletion) throws Exception {
        String campaign = customer.launchAndDispatch();
        settle(campaign, "SENT", "");
        String anonymous = "erased-" + customer.id;
        PageId page = new PageId(campaign, 0);
        pages.rename(page, customer.person, anonymous);
        CommunicationErasure erasure = new CommunicationErasure(beforeTheDeletion ? withoutDeletion() : mongo);

        Throwable crash = catchThrowable(() -> erasure.rename(campaign, customer.person, anonymous));
        completion.recount(Set.of(page));
        int pending = tallies.of(List.of(campaign)).get(campaign).pending();
        customer.erase();

        assertThat(crash != null).isEqualTo(beforeTheDeletion);
        assertThat(pending).isPositive();
        assertThat(everything(campaign)).doesNotContain(customer.person);
        assertThat(tallies.of(List.of(campaign)).get(campaign)).isEqualTo(tally("1 0 1 0"));
    }

    @Test
    void aPageInProgressKeepsTheIdentifierUntilItIsPassed() throws Exception {
        String campaign = customer.launchAndDispatch();
        mongo.getCollection("campaign_pages").updateOne(eq("campaign_id", campaign), set("dispatched", false));
        settle(campaign, "SENT", "");

        customer.erase();
        String during = everything(campaign);
        Set<String> done = erasures.find(customer.id).orElseThrow().done();
        mongo.getCollection("campaign_pages").updateOne(eq("campaign_id", campaign), set("dispatched", true));
        customer.erase();

        assertThat(during).doesNotContain(customer.address).contains(customer.person);
        assertThat(done).isEmpty();
        assertThat(everything(campaign)).doesNotContain(customer.person);
        assertThat(erasures.find(customer.id).orElseThrow().done()).containsExactly("campaign-service");
    }

    /** Tests a dispatcher that stops after it has frozen a page, before it opens the log. */
    @Test
    void anErasureIsNotCompleteBeforeAFrozenPageIsOpened() throws Exception {
        String campaign = customer.launchAndDispatch();
        mongo.getCollection("campaign_pages")
                .updateOne(eq("campaign_id", campaign), combine(set("dispatched", false), set("pending", 2)));
        mongo.getCollection("communications").deleteMany(eq("campaign_id", campaign));

        customer.erase();

        assertThat(erasures.find(customer.id).orElseThrow().done()).isEmpty();
    }

    @Test
    void aCampaignInProgressKeepsTheBoundOfItsAudience() throws Exception {
        MongoCollection<Document> campaigns = mongo.getCollection("campaigns");
        String campaign = customer.launchAndDispatch();
        Document whole = campaigns.find(eq("_id", campaign)).first();
        campaigns.updateOne(
                eq("_id", campaign),
                combine(set("audience_complete", false), set("last_customer_id", customer.person)));

        customer.erase();
        Set<String> during = erasures.find(customer.id).orElseThrow().done();
        campaigns.updateOne(eq("_id", campaign), set("audience_complete", true));
        customer.erase();

        assertThat(whole).doesNotContainKey("last_customer_id");
        assertThat(during).isEmpty();
        assertThat(erasures.find(customer.id).orElseThrow().done()).containsExactly("campaign-service");
        assertThat(everything(campaign)).doesNotContain(customer.person);
    }

    /** Tests a customer whose identifier of the shop equals the erased customer's {@code _id}. */
    @Test
    void whoHasTheIdentifierNowDoesNotStandForThePerson() throws Exception {
        customer.begin(Set.of(customer.address));
        clock.advance(Duration.ofSeconds(1));
        mongo.getCollection("customers")
                .insertOne(new Document("_id", customer.id)
                        .append("customer_id", customer.person)
                        .append("email", "bob@" + customer.tag + ".example")
                        .append("created_at", Date.from(clock.instant())));

        String campaign = customer.launchAndDispatch();

        assertThat(customer.sent(campaign))
                .extracting(Communication::email)
                .containsExactly("1@" + customer.tag + ".example");
    }

    @Test
    void withoutAnObjectionANewCustomerIsWrittenTo() throws Exception {
        customer.erase();

        customer.comesBack("0", "same");

        assertThat(customer.sent(customer.launchAndDispatch())).hasSize(2);
    }

    @Test
    void noCampaignWritesToWhoIsStoredDuringTheErasure() throws Exception {
        customer.begin(Set.of(customer.address));
        customer.request();

        String campaign = customer.launchAndDispatch();
        customer.request();

        assertThat(customer.sent(campaign)).extracting(Communication::email).doesNotContain(customer.address);
        assertThat(everything(campaign)).doesNotContain(customer.address).contains("erased");
        assertThat(erasures.find(customer.id).orElseThrow().done()).isEmpty();
    }

    @Test
    void whatWasWrittenBeforeIsNotPublished() throws Exception {
        mongo.getCollection("customers")
                .insertOne(new Document("_id", customer.tag + "-")
                        .append("name", "First")
                        .append("email", "first@" + customer.tag + ".example")
                        .append("tags", List.of(customer.tag))
                        .append("created_at", Date.from(Instant.EPOCH)));
        String campaign = Api.data(api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": 1,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(customer.tag)))
                .at("/campaign/_id")
                .stringValue();
        customer.dispatch(publisher.takePageRequests(campaign));

        customer.begin(Set.of(customer.address));

        for (var next = publisher.takePageRequests(campaign);
                !next.isEmpty();
                next = publisher.takePageRequests(campaign)) {
            customer.dispatch(next);
        }
        assertThat(customer.sent(campaign))
                .extracting(Communication::email)
                .containsExactly("first@" + customer.tag + ".example", "1@" + customer.tag + ".example");
    }

    @Test
    void aLongErasureSparesTheNewCustomer() throws Exception {
        String before = customer.launchAndDispatch();
        customer.erase();
        customer.comesBack("0", "same");
        String after = customer.launchAndDispatch();
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"asked\"}".formatted(customer.address));
        String history = history();

        customer.request();

        assertThat(everything(before)).doesNotContain(before + ":" + customer.person);
        assertThat(everything(after)).contains(customer.address).contains(after + ":" + customer.person);
        assertThat(history()).isEqualTo(history);
        assertThat(mongo.getCollection("suppressions")
                        .find(eq("_id", customer.address))
                        .first())
                .isNotNull();
    }

    private String history() {
        return mongo.getCollection("communication_history")
                .find(eq("_id", customer.person))
                .map(Document::toJson)
                .into(new ArrayList<>())
                .toString();
    }

    private void settle(String campaign, String status, String reason) {
        Document change = new Document("status", status);
        if (!reason.isEmpty() && !status.equals("PENDING")) {
            change.append("reason", reason);
        }
        mongo.getCollection("communications")
                .updateOne(eq("_id", campaign + ":" + customer.person), new Document("$set", change));
    }

    private String everything(String campaign) {
        List<String> documents = new ArrayList<>();
        for (String collection : List.of("communications", "campaign_pages", "communication_history")) {
            mongo.getCollection(collection).find().map(Document::toJson).forEach(json -> {
                if (json.contains(campaign) || json.contains(customer.person)) {
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

    /** Returns the database, in which this deletes nothing more, as after a crash. */
    @SuppressWarnings("unchecked")
    private MongoOperations withoutDeletion() {
        MongoCollection<Document> log = mock(MongoCollection.class, delegatesTo(mongo.getCollection("communications")));
        doThrow(new IllegalStateException("crash")).when(log).deleteOne(any(Bson.class));
        MongoOperations crashing = mock(MongoOperations.class, delegatesTo(mongo));
        doReturn(log).when(crashing).getCollection("communications");
        return crashing;
    }
}
