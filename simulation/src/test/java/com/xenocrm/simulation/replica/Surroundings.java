package com.xenocrm.simulation.replica;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.rate.Sleeper;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.IdGenerator;

/** Everything that a replica's classes are given from outside. */
public record Surroundings(
        MongoOperations mongo,
        MessagePublisher publisher,
        Clock clock,
        IdGenerator ids,
        Sleeper sleeper,
        MeterRegistry meters,
        PageRecount recount) {}
