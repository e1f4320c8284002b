package com.xenocrm.kit.mongo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
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

    private final Map<Thread, Command> running = new ConcurrentHashMap<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().isVirtual()) {
            running.put(
                    Thread.currentThread(),
                    new Command(event.getConnectionDescription().getServerAddress(), false));
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
            ServerAddress hung = event.getConnectionId().getServerId().getAddress();
            running.keySet()
                    .forEach(thread -> running.computeIfPresent(thread, (_, command) -> {
                        if (!command.server().equals(hung)) {
                            return command;
                        }
                        thread.interrupt();
                        return new Command(hung, true);
                    }));
        }
    }

    /** Clears the interruption, which would close the connection to the caller next. */
    private void end() {
        Command ended = running.remove(Thread.currentThread());
        if (ended != null && ended.interrupted()) {
            Thread.interrupted();
        }
    }

    /**
     * Command in progress.
     *
     * @param interrupted whether its thread was interrupted here
     */
    private record Command(ServerAddress server, boolean interrupted) {}
}
