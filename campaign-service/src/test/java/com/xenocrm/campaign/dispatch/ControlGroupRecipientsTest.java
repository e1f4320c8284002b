package com.xenocrm.campaign.dispatch;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class ControlGroupRecipientsTest {

    private static final String CAMPAIGN = """
            {"name": "Spring", "message": "Hi", "control_percent": %s, "rules": {"field": "tags", "operator": "=", "value": "%s"}%s}""";

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;

    ControlGroupRecipientsTest(Api api, RecordingPublisher publisher, PageConsumer consumer) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
    }

    @Test
    void getNothingAndAreAccountedFor() throws Exception {
        String tag = api.customers(100);
        String campaign = create("25.5", tag, "");
        ControlGroup control = ControlGroup.ofPercent(new BigDecimal("25.5"));
        List<String> rest = IntStream.range(0, 100)
                .mapToObj(i -> "%s-%05d".formatted(tag, i))
                .filter(customer -> !control.holdsOut(campaign, customer))
                .toList();

        consumer.accept(publisher.takePageRequests(campaign));

        assertThat(publisher.communications(campaign).stream().flatMap(List::stream))
                .extracting(Communication::customerId)
                .containsExactlyElementsOf(rest);
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.control_percent").value(25.5))
                .andExpect(jsonPath("$.data.deliveryStats.suppressed").value(100 - rest.size()));
        api.get("/api/campaigns/" + campaign + "/recipients?reason=control_group&limit=200")
                .andExpect(jsonPath("$.count").value(100 - rest.size()));
    }

    @Test
    void areSettledBeforeTheLaunch() throws Exception {
        String tag = api.customers(1);
        String later = create("10", tag, ", \"schedule_at\": \"2030-01-01T00:00:00Z\"");
        String launched = create("10", tag, "");

        var edited = api.put("/api/campaigns/" + later, "{\"control_percent\": 0}");

        edited.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.control_percent").value(0.0));
        api.put("/api/campaigns/" + launched, "{\"control_percent\": 10}").andExpect(status().isOk());
        api.put("/api/campaigns/" + launched, "{\"control_percent\": 10.01}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("CAMPAIGN_LAUNCHED"));
        api.post("/api/campaigns/create", CAMPAIGN.formatted("50.5", tag, ""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("control_percent"));
    }

    private String create(String percent, String tag, String more) throws Exception {
        return Api.data(api.post("/api/campaigns/create", CAMPAIGN.formatted(percent, tag, more)))
                .at("/campaign/_id")
                .stringValue();
    }
}
