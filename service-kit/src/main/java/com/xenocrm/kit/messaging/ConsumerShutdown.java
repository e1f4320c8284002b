package com.xenocrm.kit.messaging;

import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * At the end of the process its consumers stop at once, while requests are still answered: what they have in hand they
 * finish, what is prefetched goes back to its queue. Left alone, they would go on fetching until the last request was
 * answered.
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
