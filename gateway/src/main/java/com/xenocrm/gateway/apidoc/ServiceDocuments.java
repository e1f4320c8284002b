package com.xenocrm.gateway.apidoc;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.gateway.internaltoken.InternalTokens;
import com.xenocrm.gateway.route.RouteSettings;

/** Client of the services' API documents. */
@Component
class ServiceDocuments {

    private static final Logger log = LoggerFactory.getLogger(ServiceDocuments.class);
    private static final String PATH = "/v3/api-docs";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** A service generates its document on the first request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RouteSettings routes;
    private final InternalTokens tokens;
    private final RestClient http;

    ServiceDocuments(RouteSettings routes, InternalTokens tokens) {
        this.routes = routes;
        this.tokens = tokens;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** Returns the document of a service; empty if it is unavailable or has none. */
    Optional<ObjectNode> of(String service) {
        try {
            return Optional.ofNullable(http.get()
                    .uri(routes.service(service).resolve(PATH))
                    .headers(headers -> headers.setBearerAuth(tokens.of(Optional.empty(), service)))
                    .retrieve()
                    .body(ObjectNode.class));
        } catch (RestClientException away) {
            log.warn("{} does not show its API document: {}", service, away.getMessage());
            return Optional.empty();
        }
    }
}
