package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.RecordingPublisher.Delayed;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class PageLeaseTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final CampaignPages pages;
    private final TestClock clock;

    PageLeaseTest(Api api, RecordingPublisher publisher, PageConsumer consumer, CampaignPages pages, TestClock clock) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.pages = pages;
        this.clock = clock;
        publisher.takeDelayed();
    }

    @Test
    void leavesAPageAloneThatAnotherDispatcherHas() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag);
        List<AudiencePageRequested> request = publisher.takePageRequests(campaign);
        FrozenPage page = frozen(campaign, tag);

        FrozenPage taken = pages.take(page).orElseThrow();
        consumer.accept(request);
        List<Delayed> later = publisher.takeDelayed();
        int meanwhile = publisher.communications(campaign).size();
        pages.leave(taken);
        consumer.accept(request);

        assertThat(later).containsExactly(new Delayed(Duration.ofSeconds(1), request.getFirst()));
        assertThat(meanwhile).isZero();
        assertThat(publisher.communications(campaign)).hasSize(1);
    }

    @Test
    void takesAPageFromADispatcherWhoDiedWithIt() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag);
        List<AudiencePageRequested> request = publisher.takePageRequests(campaign);
        FrozenPage page = frozen(campaign, tag);

        boolean taken = pages.take(page).isPresent();
        boolean again = pages.take(page).isPresent();
        clock.advance(Duration.ofSeconds(11));
        consumer.accept(request);

        assertThat(taken).isTrue();
        assertThat(again).isFalse();
        assertThat(publisher.communications(campaign)).hasSize(1);
    }

    @Test
    void leavesToTheNextDispatcherWhatItWasTooLateFor() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag);
        publisher.takePageRequests(campaign);
        FrozenPage page = frozen(campaign, tag);

        FrozenPage heldUp = pages.take(page).orElseThrow();
        clock.advance(Duration.ofSeconds(11));
        FrozenPage next = pages.take(page).orElseThrow();
        pages.leave(heldUp);
        boolean third = pages.take(page).isPresent();
        pages.leave(next);
        boolean fourth = pages.take(page).isPresent();

        assertThat(third).isFalse();
        assertThat(fourth).isTrue();
    }

    /** Creates a page in the state that a dispatcher leaves when it crashes after freezing it. */
    private FrozenPage frozen(String campaign, String tag) {
        FrozenPage page = FrozenPage.of(campaign, 0, List.of(tag + "-00000", tag + "-00001"), true);
        pages.freeze(page);
        return page;
    }
}
