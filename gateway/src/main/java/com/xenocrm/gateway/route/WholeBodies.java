package com.xenocrm.gateway.route;

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
 * When a caller's body breaks off, or is refused half-way, the connection to the service is cut at once. The client
 * would end the body in good order otherwise, and the service take the half for the whole. A service that stops listening is
 * another matter: it may have answered.
 */
final class WholeBodies implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpEntity body = request.getEntity();
        if (body != null) {
            request.setEntity(new WholeOrCut(body, scope.execRuntime));
        }
        return chain.proceed(request, scope);
    }

    private static final class WholeOrCut extends HttpEntityWrapper {

        private final ExecRuntime connection;

        WholeOrCut(HttpEntity body, ExecRuntime connection) {
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

    /** Knows whether the service took everything so far. */
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
