package com.xenocrm.gateway.route;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.http.MediaType;

/**
 * When the reader of a live stream leaves, its connection is closed at once. Other answers are read to their end first,
 * so that the connection can be used again; a live stream may have none.
 */
final class LiveStreams implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null && isLive(entity)) {
            response.setEntity(new NotReadToItsEnd(entity));
        }
        return response;
    }

    private static boolean isLive(HttpEntity entity) {
        String type = entity.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private static final class NotReadToItsEnd extends HttpEntityWrapper {

        NotReadToItsEnd(HttpEntity entity) {
            super(entity);
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {
            // the response closes the connection itself
        }
    }
}
