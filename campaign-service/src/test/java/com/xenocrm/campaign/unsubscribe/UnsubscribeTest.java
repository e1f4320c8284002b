package com.xenocrm.campaign.unsubscribe;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.testkit.RecordingPublisher;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class UnsubscribeTest {

    private final Api api;
    private final MockMvc mvc;
    private final RecordingPublisher publisher;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final MongoOperations mongo;
    private final Erasures erasures;

    UnsubscribeTest(
            Api api,
            MockMvc mvc,
            RecordingPublisher publisher,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            MongoOperations mongo,
            Erasures erasures) {
        this.api = api;
        this.mvc = mvc;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.mongo = mongo;
        this.erasures = erasures;
    }

    @Test
    void eachMessageHasALinkOfItsOwnThatItsEntryKeeps() throws Exception {
        String campaign = api.launch(api.customers(2), "No more? {{ unsubscribe_url }}");

        List<Communication> sent = dispatch(campaign);

        assertThat(sent).extracting(Communication::unsubscribeUrl).doesNotHaveDuplicates();
        assertThat(sent).allSatisfy(communication -> {
            assertThat(communication.unsubscribeUrl()).startsWith("http://localhost:3000/unsubscribe/");
            assertThat(communication.message()).isEqualTo("No more? " + communication.unsubscribeUrl());
            assertThat(entry(communication)).containsEntry("unsubscribe_url", communication.unsubscribeUrl());
        });
    }

    @Test
    void toLookChangesNothing() throws Exception {
        Communication sent = dispatch(api.launch(api.customers(1))).getFirst();

        var page = mvc.perform(get(URI.create(sent.unsubscribeUrl())).with(jwt()));

        page.andExpect(status().isOk())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("<form method=\"post\">")));
        api.get("/api/suppressions/" + sent.email()).andExpect(status().isNotFound());
    }

    @Test
    void toPostUnsubscribesForAllCampaignsHoweverOften() throws Exception {
        String tag = api.customers(2);
        Communication sent = dispatch(api.launch(tag)).getFirst();

        oneClick(sent).andExpect(status().isOk()).andExpect(content().string(containsString("You are unsubscribed")));
        oneClick(sent).andExpect(status().isOk()).andExpect(content().string(containsString("You are unsubscribed")));

        assertThat(dispatch(api.launch(tag))).extracting(Communication::email).containsExactly("1@" + tag + ".example");
        api.get("/api/suppressions/" + sent.email())
                .andExpect(jsonPath("$.data.reason").value("unsubscribed"))
                .andExpect(jsonPath("$.data.until").doesNotExist())
                .andExpect(jsonPath("$.data.communication_id").value(sent.communicationId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", ",", ":", "!", "?", ")", "'", "*", "_", "%3E", "%22", "%5D", ").", "%3E.", "%E2%80%9D"})
    void ignoresPunctuationBehindALink(String punctuation) throws Exception {
        Communication sent = dispatch(api.launch(api.customers(1))).getFirst();
        URI link = URI.create(sent.unsubscribeUrl() + punctuation);

        mvc.perform(get(link).with(jwt())).andExpect(status().isOk());
        mvc.perform(post(link).with(jwt())).andExpect(status().isOk());

        api.get("/api/suppressions/" + sent.email()).andExpect(status().isOk());
    }

    @Test
    void aLinkThatIsNotOursOrLeadsNowhereUnsubscribesNobody() throws Exception {
        Communication sent = dispatch(api.launch(api.customers(1))).getFirst();
        String url = sent.unsubscribeUrl();
        String forged = url.substring(0, url.length() - 1) + (url.endsWith("0") ? "1" : "0");
        String preview = Api.data(api.post("/api/campaigns/preview", "{\"message\": \"{unsubscribe_url}\"}"))
                .path("message")
                .stringValue();

        for (String bad : List.of(forged, preview)) {
            mvc.perform(post(URI.create(bad)).with(jwt()))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType("text/html;charset=UTF-8"));
        }

        mvc.perform(get(URI.create(forged)).with(jwt())).andExpect(status().isNotFound());
        api.get("/api/suppressions/" + sent.email()).andExpect(status().isNotFound());
    }

    @Test
    void aLinkWithoutItsEntryUnsubscribesTheCustomer() throws Exception {
        Communication sent = dispatch(api.launch(api.customers(1))).getFirst();
        mongo.getCollection("communications").deleteOne(eq("_id", sent.communicationId()));

        var answer = oneClick(sent);

        answer.andExpect(status().isOk()).andExpect(content().string(containsString("You are unsubscribed")));
        api.get("/api/suppressions/" + sent.email()).andExpect(status().isOk());
    }

    @Test
    void theLinkOfAnErasedRecipientIsDone() throws Exception {
        Communication sent = dispatch(api.launch(api.customers(1))).getFirst();
        mongo.getCollection("communications").deleteOne(eq("_id", sent.communicationId()));
        mongo.getCollection("customers").deleteOne(eq("_id", sent.customerId()));
        oneClick(sent).andExpect(status().isNotFound());
        Instant erasedAt = Instant.now();
        erasures.begin(
                sent.communicationId(),
                new PersonalIdentifiers(sent.customerId(), Set.of(), Set.of(sent.email())),
                ChronoUnit.MICROS.between(Instant.EPOCH, erasedAt));

        var answer = oneClick(sent);

        answer.andExpect(status().isOk()).andExpect(content().string(containsString("You are unsubscribed")));
        api.get("/api/suppressions/" + sent.email()).andExpect(status().isNotFound());
    }

    private ResultActions oneClick(Communication sent) throws Exception {
        return mvc.perform(post(URI.create(sent.unsubscribeUrl()))
                .with(jwt())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("List-Unsubscribe=One-Click"));
    }

    private List<Communication> dispatch(String campaign) {
        pageConsumer.accept(publisher.takePageRequests(campaign));
        return publisher.communications(campaign).stream().flatMap(List::stream).toList();
    }

    private Document entry(Communication communication) {
        return mongo.getCollection("communications")
                .find(eq("_id", communication.communicationId()))
                .first();
    }
}
