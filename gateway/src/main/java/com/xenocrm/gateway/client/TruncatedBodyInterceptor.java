package com.xenocrm.gateway.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Cuts the connection to the service when the caller's body breaks off or is refused; otherwise the client would end
 * the body properly, and the service would take half of it for the whole. Does nothing when the service has stopped
 * reading: it may have answered.
 */
final class TruncatedBodyInterceptor implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpEntity body = request.getEntity();
        if (body != null) {
            request.setEntity(new CompleteOrDiscarded(body, scope.execRuntime));
        }
        return chain.proceed(request, scope);
    }

    private static final class CompleteOrDiscarded extends HttpEntityWrapper {

        private final ExecRuntime connection;

        CompleteOrDiscarded(HttpEntity body, ExecRuntime connection) {
            super(body);
            this.connection = connection;
        }

        @Override
        public void writeTo(OutputStream service) throws IOException {
            Listener listener = new Listener(service);
            boolean whole = false;
            try {
                super.writeTo(listener);
                whole = true;
            } finally {
                if (!whole && listener.listens) {
                    connection.discardEndpoint();
                }
            }
        }
    }

    /** Output stream that knows whether the service took everything so far. */
    private static final class Listener extends FilterOutputStream {

        private boolean listens = true;

        Listener(OutputStream service) {
            super(service);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            listens = false;
            out.write(bytes, from, length);
            listens = true;
        }
    }
}
