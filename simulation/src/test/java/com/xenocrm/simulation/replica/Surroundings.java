package com.xenocrm.simulation.replica;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.rate.Sleeper;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.campaigndata.suppression.SuppressionAssignment;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.time.IdGenerator;

/** Everything that a replica's classes are given from outside. */
public record Surroundings(
        MongoOperations mongo,
        MessagePublisher publisher,
        Clock clock,
        IdGenerator ids,
        Sleeper sleeper,
        MeterRegistry meters,
        PageRecount recount) {

    public static final IdentifierHash HASH =
            IdentifierHash.keyedWith("local-mode-erasure-secret-not-for-production", true);

    private static final Duration UNTIL_LAST_PASS = Duration.ofMinutes(2);

    /** Returns the suppressions with those of erased persons. */
    public Suppressions suppressions() {
        return new Suppressions(mongo, HASH, clock);
    }

    public SuppressionAssignment suppressionAssignment() {
        return new SuppressionAssignment(mongo, HASH, clock);
    }

    public Erasures erasures() {
        return new Erasures(mongo, HASH, clock, UNTIL_LAST_PASS);
    }

    /** Returns what recognises records of erased persons. */
    public ErasedRecords erasedRecords() {
        return new ErasedRecords(erasures(), HASH);
    }
}
