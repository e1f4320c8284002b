package com.xenocrm.ingestion.operations;

import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.messaging.ParkedMessage;
import com.xenocrm.simulation.replica.Surroundings;

/** Dead letters in the database. */
public final class SimulatedDeadLetters {

    private SimulatedDeadLetters() {}

    /** Stores a message as the collector of dead letters does. */
    public static void keep(Surroundings with, Subscription queue, CrmMessage message, Instant parkedAt) {
        new DeadLetterStore(with.mongo(), with.clock())
                .keep(new ParkedMessage(queue.queue(), "conflict", parkedAt, MessageJson.write(message)));
    }

    /** Returns what finds a person in dead letters. */
    public static PersonalDeadLetters personal(MongoOperations mongo) {
        return new PersonalDeadLetters(mongo, new CustomerOrders(mongo));
    }
}
