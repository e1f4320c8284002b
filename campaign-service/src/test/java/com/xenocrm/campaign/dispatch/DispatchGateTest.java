package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.FakeSenderQueues;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.RecordingPublisher.Delayed;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@CampaignServiceTest
class DispatchGateTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final FakeSenderQueues vendor;
    private final Campaigns campaigns;

    DispatchGateTest(
            Api api,
            RecordingPublisher publisher,
            PageConsumer consumer,
            FakeSenderQueues vendor,
            Campaigns campaigns) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.vendor = vendor;
        this.campaigns = campaigns;
        publisher.takeDelayed();
    }

    @AfterEach
    void catchUp() {
        vendor.holds(0);
    }

    @Test
    void holdsAPageBackWhileTheVendorIsBehind() throws Exception {
        String campaign = api.launch(api.customers(1));
        List<AudiencePageRequested> first = publisher.takePageRequests(campaign);

        vendor.holds(26);
        consumer.accept(first);
        List<Delayed> heldUp = publisher.takeDelayed();
        int whileBehind = publisher.communications(campaign).size();
        vendor.holds(25);
        consumer.accept(first);

        assertThat(heldUp).containsExactly(new Delayed(Duration.ofMillis(250), first.getFirst()));
        assertThat(whileBehind).isZero();
        assertThat(publisher.communications(campaign)).hasSize(1);
    }

    @Test
    void countsFailedTriesThoughAPageIsHeldBack() throws Exception {
        String campaign = api.launch(api.customers(1));
        List<AudiencePageRequested> first = publisher.takePageRequests(campaign);
        vendor.holds(26);
        consumer.accept(first);
        int before = campaigns.failedTry(campaign);

        consumer.accept(first);

        assertThat(before).isEqualTo(1);
        assertThat(campaigns.failedTry(campaign)).isEqualTo(2);
    }

    @Test
    void holdsAPageBackUntilQuietHoursAreOver() throws Exception {
        String campaign = api.launch(api.customers(1));
        AudiencePageRequested page = new AudiencePageRequested(campaign, 0, null);
        TestClock night = new TestClock(Instant.parse("2026-11-21T22:30:00Z"));
        DispatchGate gate =
                new DispatchGate(QuietHours.of("22:00-08:00 Europe/Berlin"), vendor, campaigns, publisher, night);

        boolean atNight = gate.admit(page).isPresent();
        night.advance(Duration.ofMinutes(8 * 60 + 30));
        boolean inTheMorning = gate.admit(page).isPresent();

        assertThat(atNight).isFalse();
        assertThat(inTheMorning).isTrue();
        assertThat(publisher.takeDelayed()).containsExactly(new Delayed(Duration.ofMinutes(8 * 60 + 30), page));
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.waiting_until").value("2026-11-22T07:00:00Z"));
    }
}
