package com.xenocrm.simulation.mutation;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.simulation.database.Tampering;

/** Fault that is put into the services on purpose, to see that a history shows it. */
public interface Mutation {

    /** The services as they are. */
    Mutation NONE = new Mutation() {};

    default Tampering tampering() {
        return Tampering.NONE;
    }

    default MessagePublisher publisher(MessagePublisher real) {
        return real;
    }

    default PageRecount recount(MongoOperations mongo, CommunicationLog log, IdGenerator ids) {
        return new PageRecount(mongo, log, ids);
    }

    /** Tells whether consumers acknowledge messages before they handle them. */
    default boolean acknowledgesFirst() {
        return false;
    }

    /** Tells whether stalled campaigns are looked for. */
    default boolean sweeps() {
        return true;
    }

    /** Tells whether communications without a receipt are requested again. */
    default boolean reminds() {
        return true;
    }

    /** Returns what makes identifiers and fencing tokens. */
    default IdGenerator ids(IdGenerator real) {
        return real;
    }

    /** Tells whether the database refuses a second import with an idempotency key. */
    default boolean hasUniqueKeys() {
        return true;
    }

    /** Tells whether the database refuses a second customer with an address. */
    default boolean hasUniqueAddresses() {
        return true;
    }
}
