package com.xenocrm.gateway.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.kit.web.RequestIdFilter;

/** The request id is in the answer already: the service's copy of it would be a second one. */
@Component
final class ReturnedHeaders implements ResponseHttpHeadersFilter {

    @Override
    public HttpHeaders apply(HttpHeaders returned, ServerResponse response) {
        HttpHeaders kept = new HttpHeaders();
        kept.putAll(returned);
        kept.remove(RequestIdFilter.HEADER);
        return kept;
    }
}
