package com.xenocrm.campaign.rate;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.MessagePublisher;

/** The rate limits of one replica. */
public final class SimulatedRates {

    private SimulatedRates() {}

    /** Returns the limits, of each campaign alone. */
    public static SendRateLimiters limiters(MongoOperations mongo, Clock clock, Sleeper waiting) {
        return new SendRateLimiters(new SendRateStore(mongo, clock), new SendRateSettings(0), waiting);
    }

    /** Returns the publisher that keeps to them. */
    public static RateLimitedPublisher publisher(
            MessagePublisher publisher, Suppressions suppressions, MeterRegistry meters, Clock clock) {
        return new RateLimitedPublisher(publisher, suppressions, meters, clock);
    }
}
