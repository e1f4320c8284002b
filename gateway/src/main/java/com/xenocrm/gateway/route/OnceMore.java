package com.xenocrm.gateway.route;

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

import com.xenocrm.kit.web.RequestIdFilter;

/**
 * A question is asked once more, of another replica as a rule, when the one that it went to was just leaving: its
 * connection was closed before an answer began, or the server behind it says that it listens no more. Only questions:
 * whether a change was made is known to nobody then.
 */
final class OnceMore implements HttpRequestRetryStrategy {

    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int times, HttpContext context) {
        boolean closed = failure instanceof NoHttpResponseException || failure instanceof SocketException;
        return closed && times == 1 && isQuestion(request);
    }

    /** Every answer of a service itself has a request id. */
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
