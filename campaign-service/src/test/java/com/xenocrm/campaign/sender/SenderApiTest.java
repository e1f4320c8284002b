package com.xenocrm.campaign.sender;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.sender.Sender.Identity;
import com.xenocrm.campaigndata.sender.Sender.Report;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.testkit.TestClock;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class SenderApiTest {

    private final Api api;
    private final Senders senders;
    private final TestClock clock;

    SenderApiTest(Api api, Senders senders, TestClock clock) {
        this.api = api;
        this.senders = senders;
        this.clock = clock;
    }

    @Test
    void showsEachSenderWithItsHealth() throws Exception {
        senders.report(Channel.WEBHOOK, new Report(false, false, null));
        clock.advance(Duration.ofMinutes(4));
        senders.report(
                Channel.EMAIL,
                new Report(true, true, new Identity("shop.example", "shop.example", "shop.example", "")));

        api.get("/api/senders")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data[0].channel").value("email"))
                .andExpect(jsonPath("$.data[0].health").value("waiting"))
                .andExpect(jsonPath("$.data[0].sandbox").value(true))
                .andExpect(jsonPath("$.data[0].domain").value("shop.example"))
                .andExpect(jsonPath("$.data[1].channel").value("webhook"))
                .andExpect(jsonPath("$.data[1].health").value("silent"))
                .andExpect(jsonPath("$.data[1].sandbox").value(false))
                .andExpect(jsonPath("$.data[1].domain").doesNotExist());
    }

    @Test
    void hasNoInboxWithoutASandbox() throws Exception {
        api.get("/api/senders/sandbox")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("SANDBOX_NOT_FOUND"));
    }

    @Test
    void refusesANumberThatIsNone() throws Exception {
        api.get("/api/senders/sandbox/abc")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("number"));
    }
}
