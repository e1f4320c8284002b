package com.xenocrm.campaign.preview;

import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class PreviewApiTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final UnsubscribeLinks links;
    private final MongoOperations mongo;

    PreviewApiTest(Api api, RecordingPublisher publisher, UnsubscribeLinks links, MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.links = links;
        this.mongo = mongo;
    }

    @Test
    void showsAMessageAsOneCustomerWouldGetIt() throws Exception {
        String tag = api.customers(2);

        var answer = api.post("/api/campaigns/preview", """
                {"message": "Hi {name}, {{ total_spend }}", "customer_id": "1@%s.example"}""".formatted(tag));

        answer.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.message").value("Hi Customer 1, 1.00"))
                .andExpect(jsonPath("$.data.customer._id").value(tag + "-00001"));
    }

    @Test
    void showsItForTheFirstOfAnAudienceOrForSomebodyInvented() throws Exception {
        String tag = api.customers(2);
        String rules = "{\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}";

        var first = api.post(
                "/api/campaigns/preview",
                "{\"message_template\": \"Hi {name}\", \"rules\": %s}".formatted(rules.formatted(tag)));
        var nobody = api.post(
                "/api/campaigns/preview",
                "{\"message\": \"Hi {name}\", \"rules\": %s}".formatted(rules.formatted("nobody-has-this")));
        var invented = api.post("/api/campaigns/preview", "{\"message\": \"{% if attributes.a %}A{% endif %}\"}");

        first.andExpect(jsonPath("$.data.message").value("Hi Customer 0"));
        nobody.andExpect(jsonPath("$.data.message").value("Hi Ann Example"));
        invented.andExpect(jsonPath("$.data.message").doesNotExist())
                .andExpect(jsonPath("$.data.reason").value("message_empty"));
    }

    @Test
    void refusesATemplateThatIsNotGoodAndSaysWhere() throws Exception {
        api.post("/api/campaigns/preview", "{\"message_template\": \"Hi\\n{{ nmae }}\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.data.errors[0].field").value("message_template"))
                .andExpect(jsonPath("$.data.errors[0].line").value(2))
                .andExpect(jsonPath("$.data.errors[0].column").value(4));
        api.post("/api/campaigns/preview", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("message"));
        api.post("/api/campaigns/preview", "{\"message\": \"Hi\", \"customer_id\": \"nobody\"}")
                .andExpect(status().isNotFound());
    }

    @Test
    void sendsOneMessageToWhoeverAsksOutsideOfEveryTally() throws Exception {
        String tag = api.customers(1);
        String body = "{\"message\": \"Hi {name}\", \"customer_id\": \"%s-00000\"}".formatted(tag);

        var answer = api.post("/api/campaigns/test-send", body);

        answer.andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.email").value("me@xeno.example"))
                .andExpect(jsonPath("$.data.message").value("Hi Customer 0"));
        String id = Api.data(answer).get("communicationId").stringValue();
        String campaign = id.substring(0, id.indexOf(':'));
        assertThat(publisher.communications(campaign))
                .containsExactly(List.of(new Communication(
                        id, campaign, "user-user-1", "me@xeno.example", "Hi Customer 0", 1, links.of(id))));
        assertThat(mongo.getCollection("communications").find(eq("_id", id)).first())
                .containsEntry("status", "PENDING")
                .containsEntry("customer_id", "user-user-1");
        assertThat(mongo.getCollection("campaigns").countDocuments(eq("_id", campaign)))
                .isZero();
        assertThat(mongo.getCollection("campaign_pages").countDocuments(new Document("campaign_id", campaign)))
                .isZero();
    }

    @Test
    void sendsNothingToAnAddressThatIsSuppressed() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"me@xeno.example\", \"reason\": \"a\"}");

        var refused = api.post("/api/campaigns/test-send", "{\"message\": \"Hi\"}");

        api.delete("/api/suppressions/me@xeno.example");
        refused.andExpect(status().isConflict()).andExpect(jsonPath("$.error").value("ADDRESS_SUPPRESSED"));
    }

    @Test
    void sendsNothingWhenThereIsNothingToSend() throws Exception {
        api.post("/api/campaigns/test-send", "{\"message\": \"{% if attributes.a %}A{% endif %}\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("MESSAGE_UNSENDABLE"));
        api.post("/api/campaigns/test-send", "{\"message\": \"{{ nmae }}\"}").andExpect(status().isBadRequest());
    }
}
