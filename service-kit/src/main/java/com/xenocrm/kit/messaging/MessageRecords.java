package com.xenocrm.kit.messaging;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.RetryRequested;

/** Records inside messages. */
final class MessageRecords {

    private MessageRecords() {}

    /** Counts the records of messages. */
    static int in(List<? extends CrmMessage> messages) {
        return messages.stream().mapToInt(MessageRecords::in).sum();
    }

    private static int in(CrmMessage message) {
        return switch (message) {
            case CustomerReceived received -> received.customers().size();
            case CustomerRecorded recorded -> recorded.emails().size();
            case OrderReceived received -> received.orders().size();
            case AudiencePageRequested _ -> 1;
            case CommunicationRequested requested -> requested.communications().size();
            case DeliveryReceiptReceived received -> received.receipts().size();
            case EngagementReceived received -> received.engagements().size();
            case RetryRequested requested -> requested.retries().size();
            case ImportChunkStored _ -> 1;
            case EventOccurred occurred -> occurred.events().size();
            case ErasureRequested _ -> 1;
        };
    }

    /** Splits a message into messages of one record each; empty if its type contains no list. */
    static <M extends CrmMessage> List<M> apart(M message, Class<M> type) {
        Stream<? extends CrmMessage> parts = switch (message) {
            case CustomerReceived received -> each(received.customers(), CustomerReceived::new);
            case CustomerRecorded recorded -> each(recorded.emails(), CustomerRecorded::new);
            case OrderReceived received -> each(received.orders(), OrderReceived::new);
            case AudiencePageRequested _ -> Stream.empty();
            case CommunicationRequested requested -> each(requested.communications(), CommunicationRequested::new);
            case DeliveryReceiptReceived received -> each(received.receipts(), DeliveryReceiptReceived::new);
            case EngagementReceived received -> each(received.engagements(), EngagementReceived::new);
            case RetryRequested requested -> each(requested.retries(), RetryRequested::new);
            case ImportChunkStored _ -> Stream.empty();
            case EventOccurred occurred -> each(occurred.events(), EventOccurred::new);
            case ErasureRequested _ -> Stream.empty();
        };
        return parts.map(type::cast).toList();
    }

    /** Tolerates a missing list and null records, which the wire format allows. */
    private static <R> Stream<CrmMessage> each(@Nullable List<R> records, Function<List<R>, CrmMessage> message) {
        return records == null
                ? Stream.empty()
                : records.stream().map(record -> message.apply(Collections.singletonList(record)));
    }
}
