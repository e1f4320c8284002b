package com.xenocrm.e2e.replica;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.xenocrm.local.launch.ServiceProcess;

/**
 * Forwards connections to the replicas of a service as a Kubernetes Service does: new ones to ready replicas in
 * rotation, established ones until their replica ends.
 */
final class LoadBalancer implements AutoCloseable {

    private static final int BACKLOG = 200;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ServerSocket server;
    private final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private volatile List<ServiceProcess> ready = List.of();

    LoadBalancer(int port) {
        try {
            server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ScheduledFuture<?> _ =
                looking.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual().start(this::accept);
    }

    void add(ServiceProcess replica) {
        replicas.add(replica);
    }

    void remove(ServiceProcess replica) {
        replicas.remove(replica);
    }

    /** Returns whether this replica receives new connections. */
    boolean sendsTo(ServiceProcess replica) {
        return ready.contains(replica);
    }

    @Override
    public void close() {
        looking.shutdownNow();
        closeQuietly(server);
        sockets.forEach(LoadBalancer::closeQuietly);
    }

    private void look() {
        ready = replicas.stream().filter(ServiceProcess::isReady).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            }
        } catch (IOException closed) {
            closeQuietly(server);
        }
    }

    private void connect(Socket caller) {
        List<ServiceProcess> now = ready;
        Socket called = new Socket();
        sockets.add(caller);
        sockets.add(called);
        try {
            int port =
                    now.get(Math.floorMod(turn.getAndIncrement(), now.size())).port();
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | ArithmeticException noReplica) {
            reset(caller);
            reset(called);
            return;
        }
        Thread answers = Thread.ofVirtual().start(() -> pump(called, caller));
        pump(caller, called);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(caller);
        closeQuietly(called);
        sockets.remove(caller);
        sockets.remove(called);
    }

    /** Forwards data, the end of the stream, and resets. */
    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // nothing more can be done
        }
    }
}
