package com.xenocrm.gateway.client;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes the query string on unchanged; the library would build one from the parameters, in any order. */
@Component
final class RawQueryProxyExchange implements ProxyExchange {

    private final ProxyExchange client;

    RawQueryProxyExchange(RestClient.Builder client, GatewayMvcProperties properties) {
        this.client = new RestClientProxyExchange(client.build(), properties);
    }

    @Override
    public ServerResponse exchange(Request request) {
        URI target = Objects.requireNonNull(request.getUri());
        RequestBuilder same = client.request(request.getServerRequest())
                .uri(withQuery(target, request.getServerRequest().uri().getRawQuery()))
                .method(request.getMethod())
                .headers(request.getHeaders());
        request.getResponseConsumers().forEach(same::responseConsumer);
        return client.exchange(same.build());
    }

    private static URI withQuery(URI uri, @Nullable String query) {
        String path = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        return URI.create(query == null ? path : path + '?' + query);
    }
}
