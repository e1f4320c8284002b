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
 * The first thing that happens at the end: for a while every request is answered as ever, but its connection is closed
 * with the answer. So callers, who keep their connections, find other replicas before this one hears nobody any more.
 * A server that stops listening at once would answer the next request on such a connection with 503, or not at all.
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

    /** Whether connections are closed with their answers. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void stop(Runnable said) {
        running = false;
        begun = true;
        listening.forEach(protocol -> protocol.setMaxKeepAliveRequests(NONE_AFTER_THIS));
        if (listening.isEmpty() || lasting.isZero()) {
            said.run();
            return;
        }
        CompletableFuture.delayedExecutor(lasting.toMillis(), TimeUnit.MILLISECONDS)
                .execute(said);
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
