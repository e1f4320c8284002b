package com.xenocrm.gateway.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;

/**
 * Closes the connection of an event stream when its reader leaves; other answers are read to their end so that the
 * connection can be reused. On shutdown all streams end in good order, and their readers connect to another replica.
 */
final class LiveStreams implements ExecChainHandler, SmartLifecycle {

    private final Set<ExecRuntime> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean ending;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null && isLive(entity)) {
            response.setEntity(new NotReadToItsEnd(entity, scope.execRuntime));
        }
        return response;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        ending = true;
        open.forEach(ExecRuntime::discardEndpoint);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static boolean isLive(HttpEntity entity) {
        String type = entity.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private final class NotReadToItsEnd extends HttpEntityWrapper {

        private final ExecRuntime connection;

        NotReadToItsEnd(HttpEntity entity, ExecRuntime connection) {
            super(entity);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            open.add(connection);
            return new EndingWithUs(super.getContent(), connection);
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {
            // the response closes the connection itself
            open.remove(connection);
        }
    }

    /** Event stream that ends when the process does. */
    private final class EndingWithUs extends FilterInputStream {

        private static final int END = -1;

        private final ExecRuntime connection;

        EndingWithUs(InputStream events, ExecRuntime connection) {
            super(events);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == END ? END : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return ending ? END : in.read(into, from, length);
            } catch (IOException cut) {
                if (ending) {
                    return END;
                }
                throw cut;
            }
        }

        @Override
        public void close() throws IOException {
            open.remove(connection);
            if (!ending) {
                super.close();
            }
        }
    }
}
