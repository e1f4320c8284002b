package com.xenocrm.campaign.unsubscribe;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@CampaignServiceTest
@DirtiesContext
class UnsubscribeOutageTest {

    private static final CutLine DATABASE = CutLine.to(TestMongo.uri());

    private final MockMvc mvc;
    private final MongoOperations mongo;
    private final UnsubscribeLinks links;

    UnsubscribeOutageTest(MockMvc mvc, MongoOperations mongo, UnsubscribeLinks links) {
        this.mvc = mvc;
        this.mongo = mongo;
        this.links = links;
    }

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("spring.mongodb.uri", DATABASE::uri);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    enum Outage {
        CUT,
        SILENT
    }

    @ParameterizedTest
    @EnumSource
    void answers503WithinSecondsInAnOutage(Outage outage) throws Exception {
        mongo.getCollection("communications")
                .insertOne(new Document("_id", "c:" + outage).append("email", outage + "@example.com"));
        String link = links.of("c:" + outage);

        switch (outage) {
            case CUT -> DATABASE.cut();
            case SILENT -> DATABASE.silence();
        }
        MockHttpServletResponse away;
        try {
            away = CompletableFuture.supplyAsync(() -> click(link)).get(30, TimeUnit.SECONDS);
        } finally {
            DATABASE.mend();
        }

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeader("Retry-After")).isEqualTo("5");
        assertThat(click(link).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse click(String link) {
        try {
            return mvc.perform(post(URI.create(link)).with(jwt())).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
