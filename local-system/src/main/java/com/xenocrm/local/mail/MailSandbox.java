package com.xenocrm.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.process.Ports;

/**
 * SMTP server for local use: accepts every e-mail, keeps it on disk and delivers none. Over HTTP, {@code GET /messages} lists
 * the latest hundred, {@code GET /messages/7} shows the source of one, and {@code GET /messages/7/content} what it consists of.
 */
public final class MailSandbox implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MESSAGES = "/messages";
    private static final Pattern ONE = Pattern.compile(MESSAGES + "/(\\d{1,7})(/content)?");
    private static final int LISTED = 100;

    private final ServerSocket smtp;
    private final HttpServer http;
    private final Mailbox mailbox;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private MailSandbox(ServerSocket smtp, HttpServer http, Mailbox mailbox) {
        this.smtp = smtp;
        this.http = http;
        this.mailbox = mailbox;
        http.createContext(MESSAGES, this::answer);
        http.start();
        Thread.ofVirtual().name("smtp-sandbox").start(this::listen);
    }

    /** Runs in a container: ports of SMTP and HTTP, and the directory. */
    public static void main(String[] arguments) {
        start("0.0.0.0", Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    /** Starts on these ports of 127.0.0.1, or on free ones for 0; removes the e-mails of an earlier run. */
    public static MailSandbox start(int smtpPort, int httpPort, Path directory) {
        return start(Ports.ADDRESS, smtpPort, httpPort, directory);
    }

    private static MailSandbox start(String address, int smtpPort, int httpPort, Path directory) {
        try {
            return new MailSandbox(
                    new ServerSocket(smtpPort, 50, InetAddress.ofLiteral(address)),
                    HttpServer.create(new InetSocketAddress(address, httpPort), 0),
                    new Mailbox(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address of the server on a port. */
    public static String uri(int port) {
        return "smtp://" + Ports.ADDRESS + ":" + port + "?starttls=off&sandbox";
    }

    public int smtpPort() {
        return smtp.getLocalPort();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    /** Returns the recipients of all e-mails, in the order of their arrival. */
    public List<String> recipients() {
        return mailbox.recipients();
    }

    @Override
    public void close() {
        http.stop(0);
        try {
            smtp.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!smtp.isClosed()) {
            try {
                Socket connection = smtp.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new SmtpSession(mailbox, connection).serve();
        } catch (IOException _) {
            // the client has gone
        } finally {
            connections.remove(connection);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(MESSAGES)) {
            Listing listing = new Listing(mailbox.count(), mailbox.latest(LISTED));
            send(exchange, 200, "application/json", JSON.writeValueAsString(listing));
            return;
        }
        Matcher wanted = ONE.matcher(path);
        Optional<byte[]> source =
                wanted.matches() ? mailbox.source(Integer.parseInt(wanted.group(1))) : Optional.empty();
        if (source.isEmpty()) {
            send(exchange, 404, "text/plain; charset=utf-8", "There is no such e-mail");
        } else if (wanted.group(2) == null) {
            send(exchange, 200, "text/plain; charset=utf-8", new String(source.get(), StandardCharsets.UTF_8));
        } else {
            send(exchange, 200, "application/json", JSON.writeValueAsString(Email.of(source.get())));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The latest e-mails, and how many there are. */
    record Listing(int count, List<Mailbox.Envelope> messages) {}
}
