package com.xenocrm.kit.mongo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;

/**
 * Interrupts the commands of requests when a server answers no heartbeat although its connections are open: the driver
 * would wait for their answers without limit. Only virtual threads, which requests run on, can be interrupted while they
 * read; consumers wait for the server.
 */
final class HungServerInterrupter implements CommandListener, ServerMonitorListener {

    /** Threads with a command in progress, each with whether it was interrupted here. */
    private final Map<Thread, Boolean> running = new ConcurrentHashMap<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().isVirtual()) {
            running.put(Thread.currentThread(), false);
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        end();
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        end();
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        if (event.getThrowable() instanceof MongoSocketReadTimeoutException) {
            running.keySet()
                    .forEach(thread -> running.computeIfPresent(thread, (_, _) -> {
                        thread.interrupt();
                        return true;
                    }));
        }
    }

    /** Clears the interruption, which would close the connection to the caller next. */
    private void end() {
        if (Boolean.TRUE.equals(running.remove(Thread.currentThread()))) {
            Thread.interrupted();
        }
    }
}
