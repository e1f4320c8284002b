package com.xenocrm.campaigndata.page;

import java.time.Clock;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** Positions of a slow dispatcher on a page that another one has ended. */
class CampaignPagesTest {

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final MongoTemplate mongo = new MongoTemplate(client, TestMongo.newDatabase("pages"));
    private final CampaignPages pages = new CampaignPages(mongo, Clock.systemUTC());
    private final FrozenPage page = FrozenPage.of("c", 0, List.of("a", "b"), true);

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void namesNoErasedCustomerAsPosition() {
        pages.freeze(page);
        pages.markDispatched(new PageId("c", 0));
        pages.rename(new PageId("c", 0), "b", "erased-1");

        boolean released = pages.release(page, "b");
        pages.published(page, "b");

        assertThat(released).isFalse();
        assertThat(mongo.getCollection("campaign_pages").find().first().toJson())
                .doesNotContain("\"b\"");
    }

    @Test
    void namesTheLastCustomerWhoWasReleased() {
        pages.freeze(page);

        boolean released = pages.release(page, "b");
        pages.published(page, "a");

        assertThat(released).isTrue();
        assertThat(mongo.getCollection("campaign_pages").find().first())
                .containsEntry("released_to", "b")
                .containsEntry("published_to", "a");
    }
}
