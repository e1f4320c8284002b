package com.xenocrm.gateway.client;

import java.io.IOException;
import java.net.SocketException;
import java.util.Set;

import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

import com.xenocrm.kit.logging.RequestIdFilter;

/**
 * Repeats a read once if the connection was closed before an answer, or a proxy reports that the replica has left.
 * Writes are never repeated: whether they took effect is unknown.
 */
final class SafeRetryStrategy implements HttpRequestRetryStrategy {

    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int times, HttpContext context) {
        boolean closed = failure instanceof NoHttpResponseException || failure instanceof SocketException;
        return closed && times == 1 && isQuestion(request);
    }

    /** Answers of a service itself have a request id; others come from a proxy. */
    @Override
    public boolean retryRequest(HttpResponse answer, int times, HttpContext context) {
        boolean leaving =
                answer.getCode() == HttpStatus.SC_SERVICE_UNAVAILABLE && !answer.containsHeader(RequestIdFilter.HEADER);
        return leaving
                && times == 1
                && isQuestion(HttpClientContext.cast(context).getRequest());
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse answer, int times, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }

    private static boolean isQuestion(HttpRequest request) {
        return QUESTIONS.contains(request.getMethod());
    }
}
