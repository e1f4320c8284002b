package com.xenocrm.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Proxy for connections to a broker or database. When cut, it closes all connections and refuses new ones; when silent,
 * it accepts connections but transfers nothing.
 */
public final class CutLine implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int BUFFER = 8_192;

    private final InetSocketAddress far;
    private final URI uri;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket near;
    private boolean silent;

    private CutLine(URI far) {
        this.far = new InetSocketAddress(far.getHost(), far.getPort());
        ServerSocket first = listen(0);
        this.near = first;
        this.port = first.getLocalPort();
        this.uri = URI.create(far.toString().replace(far.getHost() + ":" + far.getPort(), "127.0.0.1:" + port));
        accept(first);
    }

    /** Creates a proxy to the host and port of a URI. */
    public static CutLine to(String uri) {
        return new CutLine(URI.create(uri));
    }

    /** Returns the URI through this proxy. */
    public String uri() {
        return uri.toString();
    }

    /** Closes all connections and refuses new ones. */
    public synchronized void cut() {
        closeQuietly(near);
        near = null;
        silent = false;
        notifyAll();
        sockets.forEach(CutLine::closeQuietly);
        sockets.clear();
    }

    /** Holds back all data in both directions until {@link #mend}. */
    public synchronized void silence() {
        silent = true;
    }

    /** Restores normal operation. */
    public synchronized void mend() {
        silent = false;
        notifyAll();
        if (near == null) {
            ServerSocket again = listen(port);
            near = again;
            accept(again);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    connect(listening.accept());
                }
            } catch (IOException cut) {
                closeQuietly(listening);
            }
        });
    }

    private void connect(Socket caller) throws IOException {
        Socket called = new Socket();
        sockets.add(caller);
        sockets.add(called);
        called.connect(far);
        pump(caller, called);
        pump(called, caller);
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                transfer(from.getInputStream(), to.getOutputStream());
            } catch (IOException cut) {
                // ends below, as after a regular end
            }
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        });
    }

    private void transfer(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            awaitSound();
            to.write(buffer, 0, count);
        }
    }

    private synchronized void awaitSound() throws InterruptedIOException {
        try {
            while (silent) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void closeQuietly(@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            // treated as closed
        }
    }
}
