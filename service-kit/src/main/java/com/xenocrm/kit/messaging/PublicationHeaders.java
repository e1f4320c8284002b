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

/** When a message was published: travels with it as a header, in milliseconds since the epoch. */
final class PublicationHeaders {

    static final String HEADER = "x-crm-published-at";

    private PublicationHeaders() {}

    /** The latest publication in a batch; empty when none of its messages says. */
    static Optional<Instant> latestIn(Message<? extends List<?>> batch) {
        return batch.getHeaders().get(AmqpInboundChannelAdapter.CONSOLIDATED_HEADERS) instanceof Collection<?> headers
                ? headers.stream().flatMap(PublicationHeaders::of).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** What the messages of a batch say under this header; those that say nothing are left out. */
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
