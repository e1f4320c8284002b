package com.xenocrm.gateway.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Stops sending a body when the service answers before its end, and does not use that connection again: the service
 * would take the next request for the rest of the body.
 */
final class EarlyAnswerStrategy implements ResponseOutOfOrderStrategy, ConnectionReuseStrategy {

    private final Set<HttpRequest> stopped =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream answers, long sent, long next)
            throws IOException {
        boolean isEarly = MonitoringResponseOutOfOrderStrategy.INSTANCE.isEarlyResponseDetected(
                request, connection, answers, sent, next);
        if (isEarly) {
            stopped.add(request);
        }
        return isEarly;
    }

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        return !stopped.remove(request)
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
    }
}
