package com.xenocrm.bench.ingest;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import org.bson.Document;

import com.xenocrm.bench.baseline.BrokerBaseline;
import com.xenocrm.bench.baseline.DatabaseBaseline;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.contracts.message.CrmMessage;

/**
 * Rates of broker and database alone, in records per second.
 *
 * @param brokerByOne rate with one record per message
 * @param brokerByMost rate with the most records per message
 * @param upserts rates of upserts, for {@code customers} and {@code orders}
 */
record IngestBaseline(long brokerByOne, long brokerByMost, Map<String, Long> upserts) {

    private static final int BYTES_OF_A_RECORD = 250;
    private static final int REPEATS = 3;

    static IngestBaseline measure(MeasuredSystem system, PurchaseData purchases) {
        BrokerBaseline broker = new BrokerBaseline(system.rabbitUri());
        DatabaseBaseline database = new DatabaseBaseline(system.database());
        List<Document> customers = purchases.customerDocuments();
        List<Document> orders = purchases.orderDocuments();
        return new IngestBaseline(
                broker.messagesPerSecond(BYTES_OF_A_RECORD),
                broker.messagesPerSecond(CrmMessage.MAX_RECORDS * BYTES_OF_A_RECORD) * CrmMessage.MAX_RECORDS,
                Map.of(
                        "customers", median(() -> database.upsertsPerSecond(customers)),
                        "orders", median(() -> database.upsertsPerSecond(orders))));
    }

    /** Returns the rate for requests of this size; larger ones are split into messages of the maximum size. */
    long broker(int perRequest) {
        return perRequest == 1 ? brokerByOne : brokerByMost;
    }

    long database(String kind) {
        return upserts.getOrDefault(kind, 0L);
    }

    private static long median(LongSupplier measurement) {
        return LongStream.generate(measurement).limit(REPEATS).sorted().toArray()[REPEATS / 2];
    }
}
