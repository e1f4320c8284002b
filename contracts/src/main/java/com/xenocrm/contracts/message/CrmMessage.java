package com.xenocrm.contracts.message;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Message between services. JSON on the wire, field names in snake case. Any message may arrive repeatedly, late and
 * out of order; handlers must end in the same state.
 */
public sealed interface CrmMessage
        permits CustomerReceived,
                CustomerRecorded,
                OrderReceived,
                AudiencePageRequested,
                CommunicationRequested,
                DeliveryReceiptReceived,
                RetryRequested,
                EngagementReceived,
                ImportChunkStored,
                EventOccurred,
                ErasureRequested {

    /** Most records in one message. */
    int MAX_RECORDS = 100;

    /** Splits records into messages of at most {@link #MAX_RECORDS} each, in order. */
    static <R, M extends CrmMessage> List<M> split(List<R> records, Function<List<R>, M> message) {
        return split(records, MAX_RECORDS, message);
    }

    /** Splits records into messages of at most {@code most} records, in their order. */
    static <R, M extends CrmMessage> List<M> split(List<R> records, int most, Function<List<R>, M> message) {
        return IntStream.iterate(0, from -> from < records.size(), from -> from + most)
                .mapToObj(from -> message.apply(records.subList(from, Math.min(from + most, records.size()))))
                .toList();
    }
}
