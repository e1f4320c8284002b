package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.simulation.replica.Surroundings;

/** The consumer of customer records of one replica. */
public final class SimulatedCustomers {

    private SimulatedCustomers() {}

    /** Returns the consumer.
     * @param conflicts receiver of records that are parked
     */
    public static Consumer<List<CustomerReceived>> consumer(
            Surroundings with, ErasedRecords erased, Consumer<Customer> conflicts) {
        return new ErasedCustomerFilter(
                erased,
                new CustomerConsumer(
                        new CustomerRecords(with.mongo(), with.ids()), with.publisher(), conflicts, with.meters()));
    }
}
