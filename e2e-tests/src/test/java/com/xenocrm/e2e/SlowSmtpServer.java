package com.xenocrm.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SMTP server that counts the e-mails of each mailbox. It answers slowly before and after an e-mail, so that a sender is often
 * killed between the two. What it has received as a whole it delivers, even if the sender is gone.
 */
final class SlowSmtpServer implements AutoCloseable {

    private final ServerSocket listener;
    private final long longestPause;
    private final Map<String, Integer> mailboxes = new ConcurrentHashMap<>();
    private final AtomicInteger delivered = new AtomicInteger();

    private SlowSmtpServer(ServerSocket listener, Duration longestPause) {
        this.listener = listener;
        this.longestPause = longestPause.toMillis();
    }

    /** @param longestPause an answer before or after an e-mail takes so long at most */
    static SlowSmtpServer start(Duration longestPause) {
        try {
            SlowSmtpServer server =
                    new SlowSmtpServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), longestPause);
            Thread.ofVirtual().name("slow-smtp").start(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri() {
        return "smtp://127.0.0.1:" + listener.getLocalPort() + "?starttls=off";
    }

    /** Returns how many e-mails each address has got. */
    Map<String, Integer> mailboxes() {
        return Map.copyOf(mailboxes);
    }

    /** Returns the number of all e-mails. */
    int delivered() {
        return delivered.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = connection.getOutputStream();
            say(out, "220 slow");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:<")) {
                    recipient = line.substring("RCPT TO:<".length(), line.indexOf('>'));
                }
                if (line.equals("DATA")) {
                    pause();
                    say(out, "354 go ahead");
                    receive(in);
                    mailboxes.merge(recipient, 1, Integer::sum);
                    delivered.incrementAndGet();
                    pause();
                }
                say(out, "250 ok");
            }
        } catch (IOException _) {
            // the sender has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void receive(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("The connection ended within an e-mail");
        }
    }

    private void pause() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(longestPause + 1));
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
