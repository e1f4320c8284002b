package com.xenocrm.kit.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.integration.amqp.inbound.AmqpInboundChannelAdapter;
import org.springframework.messaging.Message;

/** Header with the time of publication, in milliseconds since the epoch. */
final class PublicationHeaders {

    static final String HEADER = "x-crm-published-at";

    private PublicationHeaders() {}

    /** Returns the latest time of publication in a batch; empty if no message has the header. */
    static Optional<Instant> latestIn(Message<? extends List<?>> batch) {
        return batch.getHeaders().get(AmqpInboundChannelAdapter.CONSOLIDATED_HEADERS) instanceof Collection<?> headers
                ? headers.stream().flatMap(PublicationHeaders::of).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Returns the values of a header in a batch, without those of messages that lack it. */
    static List<String> headersIn(Message<? extends List<?>> batch, String name) {
        return batch.getHeaders().get(AmqpInboundChannelAdapter.CONSOLIDATED_HEADERS) instanceof Collection<?> headers
                ? headers.stream()
                        .flatMap(each -> each instanceof Map<?, ?> map && map.get(name) instanceof String said
                                ? Stream.of(said)
                                : Stream.empty())
                        .toList()
                : List.of();
    }

    private static Stream<Instant> of(Object headers) {
        return headers instanceof Map<?, ?> each && each.get(HEADER) instanceof Long millis
                ? Stream.of(Instant.ofEpochMilli(millis))
                : Stream.empty();
    }
}
