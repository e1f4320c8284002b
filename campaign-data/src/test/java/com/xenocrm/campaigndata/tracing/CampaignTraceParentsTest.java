package com.xenocrm.campaigndata.tracing;

import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.opentelemetry.api.trace.SpanContext;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.kit.tracing.TraceParent;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.testkit.RecordedSpans.place;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignTraceParentsTest {

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final MongoTemplate mongo = new MongoTemplate(client, TestMongo.newDatabase("traces"));
    private final CampaignTraceParents stored = new CampaignTraceParents(mongo);

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void knowsWhereCampaignsWereCreatedAndAsksOnce() {
        mongo.getCollection("campaigns")
                .insertOne(new Document("_id", "c-1").append("trace_parent", TraceParent.of(place(1, 11, true))));
        mongo.getCollection("campaigns").insertOne(new Document("_id", "c-2"));

        Map<String, SpanContext> first = stored.of(Set.of("c-1", "c-2", "nobody"));
        mongo.getCollection("campaigns").drop();
        Map<String, SpanContext> second = stored.of(Set.of("c-1", "c-2", "nobody"));

        assertThat(first)
                .hasSize(3)
                .containsEntry("c-1", place(1, 11, true))
                .containsEntry("c-2", SpanContext.getInvalid())
                .containsEntry("nobody", SpanContext.getInvalid());
        assertThat(second).isEqualTo(first);
    }
}
