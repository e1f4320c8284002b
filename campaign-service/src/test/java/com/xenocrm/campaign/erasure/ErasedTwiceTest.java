package com.xenocrm.campaign.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.erasure.CommunicationErasure;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.customerdata.erasure.Erasures;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests a customer whom two erasures find in the log at the same time. */
@CampaignServiceTest
class ErasedTwiceTest {

    private final MongoOperations mongo;
    private final CampaignPages pages;
    private final Erasures erasures;
    private final ErasedCustomer customer;

    ErasedTwiceTest(MongoOperations mongo, CampaignPages pages, Erasures erasures, ErasedCustomer customer) {
        this.mongo = mongo;
        this.pages = pages;
        this.erasures = erasures;
        this.customer = customer;
    }

    @Test
    void oneErasureRenamesAnEntry() throws Exception {
        String campaign = customer.launchAndDispatch();
        Document entry = settled(campaign);
        boolean isFirst = pages.rename(new PageId(campaign, 0), customer.person, "erased-first");

        customer.erase();
        Set<String> during = erasures.find(customer.id).orElseThrow().done();
        List<String> entries = entries(campaign);
        new CommunicationErasure(mongo).rename(campaign, customer.person, "erased-first");
        mongo.getCollection("communications").insertOne(entry);
        customer.erase();

        assertThat(isFirst).isTrue();
        assertThat(during).isEmpty();
        assertThat(entries).contains(campaign + ":" + customer.person);
        assertThat(entries(campaign))
                .containsExactlyInAnyOrder(campaign + ":erased-first", campaign + ":" + customer.tag + "-00001");
        assertThat(erasures.find(customer.id).orElseThrow().done()).containsExactly("campaign-service");
    }

    private Document settled(String campaign) {
        mongo.getCollection("communications")
                .updateOne(eq("_id", campaign + ":" + customer.person), set("status", "SENT"));
        return mongo.getCollection("communications")
                .find(eq("_id", campaign + ":" + customer.person))
                .first();
    }

    private List<String> entries(String campaign) {
        return mongo.getCollection("communications")
                .find(eq("campaign_id", campaign))
                .map(entry -> entry.getString("_id"))
                .into(new ArrayList<>());
    }
}
