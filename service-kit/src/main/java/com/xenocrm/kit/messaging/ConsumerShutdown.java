package com.xenocrm.kit.messaging;

import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Stops consumers at the start of the shutdown, in parallel with the HTTP drain: the batch in progress is finished,
 * prefetched messages return to their queue. Without it they would fetch until the last request is answered.
 */
final class ConsumerShutdown implements SmartLifecycle {

    private final InputBindingLifecycle consumers;
    private volatile boolean running;

    ConsumerShutdown(InputBindingLifecycle consumers) {
        this.consumers = consumers;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        Thread.ofPlatform().name("consumers-stop").start(() -> {
            try {
                consumers.stop();
            } finally {
                stopped.run();
            }
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        consumers.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
