package com.xenocrm.campaign.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

/** Customer {@code …-00000} of two with a tag, who can be erased; a new one for each test. */
@Component
@Scope("prototype")
class ErasedCustomer {

    final String id = UUID.randomUUID().toString();
    final String tag;
    final String person;
    final String address;

    private final Api api;
    private final RecordingPublisher publisher;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final MongoOperations mongo;
    private final TestClock clock;
    private final Erasures erasures;
    private final ErasureConsumer erasure;

    ErasedCustomer(
            Api api,
            RecordingPublisher publisher,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            MongoOperations mongo,
            TestClock clock,
            Erasures erasures,
            CampaignDataErasure campaigns) {
        this.api = api;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.mongo = mongo;
        this.clock = clock;
        this.erasures = erasures;
        this.erasure = new ErasureConsumer(erasures, Exchanges.COMMUNICATIONS_TO_ERASE, campaigns::erase);
        this.tag = api.customers(2);
        this.person = tag + "-00000";
        this.address = "0@" + tag + ".example";
    }

    void erase() {
        erase(Set.of(address));
    }

    void erase(Set<String> addresses) {
        if (erasures.find(id).isEmpty()) {
            begin(addresses);
        }
        new CustomerErasure(mongo).erase(erasures.find(id).orElseThrow());
        request();
    }

    void begin(Set<String> addresses) {
        erasures.begin(
                id,
                new PersonalIdentifiers(person, Set.of(), addresses),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    void request() {
        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    void comesBack(String local, @Nullable String newId) {
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

    String launchAndDispatch() throws Exception {
        String campaign = api.launch(tag);
        dispatch(publisher.takePageRequests(campaign));
        return campaign;
    }

    void dispatch(List<AudiencePageRequested> requests) {
        pageConsumer.accept(requests);
    }

    List<Communication> sent(String campaign) {
        return publisher.communications(campaign).stream().flatMap(List::stream).toList();
    }
}
