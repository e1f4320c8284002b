package com.xenocrm.ingestion.imports;

import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.simulation.replica.Surroundings;

/** Rejected rows of files. */
public final class SimulatedRows {

    private SimulatedRows() {}

    /** Returns what finds a person in rejected rows. */
    public static PersonalRows personal(Surroundings with) {
        return new PersonalRows(
                new Imports(with.mongo(), with.clock()),
                new ImportChunks(with.mongo(), with.clock()),
                new CustomerOrders(with.mongo()));
    }
}
