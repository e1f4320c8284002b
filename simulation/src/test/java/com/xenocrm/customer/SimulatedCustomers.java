package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.customerdata.merge.RestoredCustomers;
import com.xenocrm.simulation.replica.Surroundings;

/** The consumers of customer-consumer in one replica. */
public final class SimulatedCustomers {

    private SimulatedCustomers() {}

    /** Returns the consumer of customer records.
     * @param conflicts receiver of records that are parked
     */
    public static Consumer<List<CustomerReceived>> consumer(Surroundings with, Consumer<Customer> conflicts) {
        CustomerConsumer recording = new CustomerConsumer(
                new CustomerRecords(with.mongo(), with.ids()), with.publisher(), conflicts, with.meters());
        return new ErasedCustomerFilter(
                with.erasedRecords(),
                new RestoredCustomers(with.mongo()),
                with.publisher(),
                new EarlierObjections(recording, with.suppressionAssignment(), new CustomerIdentities(with.mongo())));
    }

    /** Returns the consumer of requests to erase a customer. */
    public static Consumer<List<ErasureRequested>> erasures(Surroundings with) {
        return new ErasureConsumer(
                with.erasures(),
                Exchanges.CUSTOMERS_TO_ERASE,
                new CustomerErasureStep(new CustomerErasure(with.mongo()), with.publisher()));
    }
}
