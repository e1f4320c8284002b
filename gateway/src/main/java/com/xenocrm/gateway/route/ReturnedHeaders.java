package com.xenocrm.gateway.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.kit.logging.RequestIdFilter;

/**
 * Removes the service's copy of the request id, which the response has already, and keeps proxies from buffering or
 * storing event streams.
 */
@Component
final class ReturnedHeaders implements ResponseHttpHeadersFilter {

    @Override
    public HttpHeaders apply(HttpHeaders returned, ServerResponse response) {
        HttpHeaders kept = new HttpHeaders();
        kept.putAll(returned);
        kept.remove(RequestIdFilter.HEADER);
        if (MediaType.TEXT_EVENT_STREAM.isCompatibleWith(returned.getContentType())) {
            kept.set("X-Accel-Buffering", "no");
            kept.setCacheControl("no-cache, no-store");
        }
        return kept;
    }
}
