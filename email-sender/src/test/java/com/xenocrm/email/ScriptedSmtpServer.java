package com.xenocrm.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** SMTP server that answers as a test says, and keeps what it has accepted. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** Answer that ends the connection without a word. */
    public static final String HANG_UP = "";

    /** Answer that ends the connection after the e-mail was put into the mailbox. */
    public static final String ACCEPT_AND_HANG_UP = "ACCEPT";

    /** Answer to DATA that ends the connection in the middle of the e-mail. */
    public static final String HANG_UP_IN_CONTENT = "354 go ahead, but not far";

    /** No answer at all: the connection stays open. */
    public static final String SILENCE = "SILENCE";

    private static final String ACCEPTED = "250 2.0.0 accepted";

    private final ServerSocket listener;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Received> mailbox = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> script = ScriptedSmtpServer::accept;

    public ScriptedSmtpServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** Accepts everything. */
    public static String accept(String command) {
        return switch (command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> "250-localhost\r\n250 8BITMIME";
            case "DATA" -> "354 go ahead";
            case "QUIT" -> "221 bye";
            case "." -> ACCEPTED;
            default -> "250 2.0.0 ok";
        };
    }

    /** Answers each command, and {@code .} for the end of an e-mail, by this script from now on. */
    public void script(Function<String, String> answers) {
        script = answers;
    }

    /** Answers commands that begin like this otherwise than usual. */
    public void answer(String beginning, String answer) {
        script(command -> command.startsWith(beginning) ? answer : accept(command));
    }

    public String uri() {
        return "smtp://127.0.0.1:" + listener.getLocalPort();
    }

    public List<Received> mailbox() {
        return mailbox;
    }

    /** Recipients in the order of acceptance. */
    public List<String> recipients() {
        return mailbox.stream().map(Received::recipient).toList();
    }

    public int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket each : connections) {
            each.close();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            say(connection, "220 localhost");
            String sender = "";
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                sender = line.startsWith("MAIL") ? address(line) : sender;
                recipient = line.startsWith("RCPT") ? address(line) : recipient;
                String answer = script.apply(line);
                if (!say(connection, answer)) {
                    return;
                }
                if (answer.equals(HANG_UP_IN_CONTENT)) {
                    in.readLine();
                    return;
                }
                if (line.equals("DATA") && answer.startsWith("354")) {
                    String source = content(in);
                    answer = script.apply(".");
                    if (answer.startsWith("250") || answer.equals(ACCEPT_AND_HANG_UP)) {
                        mailbox.add(new Received(sender, recipient, source));
                    }
                    if (!say(connection, answer)) {
                        return;
                    }
                }
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    /** False when the connection is to end. */
    private static boolean say(Socket connection, String answer) throws IOException {
        if (answer.equals(HANG_UP) || answer.equals(ACCEPT_AND_HANG_UP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            OutputStream out = connection.getOutputStream();
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    private static String content(BufferedReader in) throws IOException {
        StringBuilder source = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            source.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return source.toString();
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /** An e-mail in the mailbox. */
    public record Received(String sender, String recipient, String source) {}
}
