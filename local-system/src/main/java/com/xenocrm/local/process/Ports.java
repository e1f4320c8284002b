package com.xenocrm.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {

    public static final String ADDRESS = "127.0.0.1";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(ADDRESS);

    private static final int LOWEST = 15_000;
    private static final int END = 32_000;

    private Ports() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether a program accepts connections on this port. */
    public static boolean isOpen(int port) {
        return isOpen(ADDRESS, port);
    }

    /** Returns whether a program accepts connections at this address. */
    public static boolean isOpen(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 3000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the given port, or any free one for 0. */
    public static int orFree(int port) {
        return port == 0 ? free(1).getFirst() : port;
    }

    /** Finds distinct free ports below those that the operating system gives to outgoing connections. */
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, END)
                .distinct()
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
    }
}
