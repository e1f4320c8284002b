package com.xenocrm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Receives spans by OTLP over HTTP and keeps them. */
final class SpanReceiver implements AutoCloseable {

    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    static SpanReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SpanReceiver receiver = new SpanReceiver(server);
            server.createContext("/v1/traces", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
    }

    /** Returns all spans of the traces that contain a span of this campaign. */
    List<Received> tracesOf(String campaign) {
        List<String> traces = spans.stream()
                .filter(span -> campaign.equals(span.attributes().get("campaign.id")))
                .map(Received::trace)
                .distinct()
                .toList();
        return spans.stream().filter(span -> traces.contains(span.trace())).toList();
    }

    /** Returns all received spans. */
    List<Received> all() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes())
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans ofService) {
        String service = attributes(ofService.getResource().getAttributesList()).get("service.name");
        ofService.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> Received.of(service, span))
                .forEach(spans::add);
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new HashMap<>();
        list.forEach(each -> attributes.put(each.getKey(), each.getValue().getStringValue()));
        return attributes;
    }

    /** @param neighbours the parent and the linked spans */
    record Received(
            String service,
            String name,
            String trace,
            String id,
            List<String> neighbours,
            Map<String, String> attributes,
            Instant start,
            Instant end) {

        static Received of(String service, Span span) {
            return new Received(
                    service,
                    span.getName(),
                    hex(span.getTraceId()),
                    hex(span.getSpanId()),
                    Stream.concat(
                                    Stream.of(span.getParentSpanId()),
                                    span.getLinksList().stream().map(Span.Link::getSpanId))
                            .map(Received::hex)
                            .toList(),
                    SpanReceiver.attributes(span.getAttributesList()),
                    Instant.ofEpochSecond(0, span.getStartTimeUnixNano()),
                    Instant.ofEpochSecond(0, span.getEndTimeUnixNano()));
        }

        private static String hex(ByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
    }
}
