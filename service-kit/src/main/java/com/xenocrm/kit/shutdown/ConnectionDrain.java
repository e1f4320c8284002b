package com.xenocrm.kit.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.SmartLifecycle;

/**
 * Drains connections at the start of the shutdown: for a while every request is answered and its connection closed
 * with the answer, so that callers with pooled connections move to other replicas before the server stops listening.
 */
final class ConnectionDrain implements TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>>, SmartLifecycle {

    private static final int NONE_AFTER_THIS = 1;

    private final Duration lasting;
    private final List<AbstractHttp11Protocol<?>> listening = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean begun;

    ConnectionDrain(Duration lasting) {
        this.lasting = lasting;
    }

    @Override
    public void customize(AbstractHttp11Protocol<?> protocol) {
        listening.add(protocol);
    }

    /** Returns whether the drain has begun. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        begun = true;
        listening.forEach(protocol -> protocol.setMaxKeepAliveRequests(NONE_AFTER_THIS));
        if (listening.isEmpty() || lasting.isZero()) {
            done.run();
            return;
        }
        CompletableFuture.delayedExecutor(lasting.toMillis(), TimeUnit.MILLISECONDS)
                .execute(done);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
