package com.xenocrm.ingestion.privacy;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.ingestion.imports.SimulatedRows;
import com.xenocrm.ingestion.operations.SimulatedDeadLetters;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.idempotency.StoredReplies;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.simulation.replica.Surroundings;

/** Erasure in one replica of ingestion-api. */
public final class SimulatedErasures {

    private static final Actor ADMIN = new Actor("admin", null);

    private final Surroundings with;
    private final ErasureService service;

    public SimulatedErasures(Surroundings with, VersionClock versions) {
        this.with = with;
        this.service = new ErasureService(
                new PersonFinder(
                        new CustomerReads(with.mongo()),
                        with.mongo(),
                        new CustomerOrders(with.mongo()),
                        with.suppressions()),
                with.erasures(),
                with.publisher(),
                audit(),
                versions);
    }

    /** Requests the erasure of a customer. */
    public Erasure begin(String id) {
        return service.begin(id, ADMIN);
    }

    /** Requests unfinished erasures again. */
    public void sweep() {
        service.sweep();
    }

    /** Returns the consumer of requests to erase a person from the intake. */
    public Consumer<List<ErasureRequested>> consumer() {
        return new ErasureConsumer(
                with.erasures(),
                Exchanges.INTAKE_TO_ERASE,
                new IntakeErasure(
                        SimulatedDeadLetters.personal(with.mongo()),
                        SimulatedRows.personal(with),
                        new StoredReplies(with.mongo()),
                        audit())::erase);
    }

    private AuditLog audit() {
        return new AuditLog(with.mongo(), with.clock(), with.ids());
    }
}
