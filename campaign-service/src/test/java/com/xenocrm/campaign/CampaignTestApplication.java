package com.xenocrm.campaign;

import java.time.Instant;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

import com.xenocrm.campaign.rate.Sleeper;
import com.xenocrm.kit.broker.BrokerAutoConfiguration;
import com.xenocrm.kit.messaging.MessagingAutoConfiguration;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

/** Service without a broker: records published messages and has a fixed clock. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {BrokerAutoConfiguration.class, MessagingAutoConfiguration.class})
@ComponentScan(
        excludeFilters =
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {CampaignApplication.class, MessagingConfiguration.class}))
class CampaignTestApplication {

    @Bean
    TestClock clock() {
        return new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    }

    /** Returns a sleeper that advances the clock. */
    @Bean
    @Primary
    Sleeper clockwork(TestClock clock) {
        return clock::advance;
    }

    @Bean
    FakeSenderQueues senderQueues() {
        return new FakeSenderQueues();
    }

    @Bean
    RecordingPublisher recordingPublisher() {
        return new RecordingPublisher(Died::new);
    }

    /** Simulated crash; an outage, so that handlers do not treat it as their own failure. */
    private static final class Died extends RuntimeException implements Outage {
        Died(String message) {
            super(message);
        }
    }
}
