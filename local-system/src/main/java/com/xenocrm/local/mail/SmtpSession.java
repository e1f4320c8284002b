package com.xenocrm.local.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One connection to the SMTP server (RFC 5321), which accepts every sender and recipient. */
final class SmtpSession {

    private static final Pattern PATH =
            Pattern.compile("(?:MAIL FROM|RCPT TO):\\s*<([^<>]*)>.*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_BYTES = 25 * 1024 * 1024;
    private static final int MAX_LINE = 64 * 1024;

    private final Mailbox mailbox;
    private final InputStream in;
    private final OutputStream out;
    private @Nullable String sender;
    private final List<String> recipients = new ArrayList<>();

    SmtpSession(Mailbox mailbox, Socket connection) throws IOException {
        this.mailbox = mailbox;
        this.in = new BufferedInputStream(connection.getInputStream());
        this.out = connection.getOutputStream();
    }

    /** Returns when the client has gone. */
    void serve() throws IOException {
        say("220 localhost ready; nothing leaves this machine");
        for (byte[] line = line(); line != null; line = line()) {
            String command = new String(line, StandardCharsets.UTF_8).strip();
            String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            say(answer(verb, command));
            if (verb.equals("QUIT")) {
                return;
            }
        }
    }

    private String answer(String verb, String command) throws IOException {
        return switch (verb) {
            case "EHLO" -> "250-localhost\r\n250-8BITMIME\r\n250 SIZE " + MAX_BYTES;
            case "HELO", "NOOP" -> "250 2.0.0 ok";
            case "RSET" -> {
                reset();
                yield "250 2.0.0 ok";
            }
            case "MAIL" -> mail(command);
            case "RCPT" -> recipient(command);
            case "DATA" -> sender == null || recipients.isEmpty() ? "503 5.5.1 MAIL and RCPT first" : data();
            case "QUIT" -> "221 2.0.0 bye";
            default -> "500 5.5.1 unknown command";
        };
    }

    private String mail(String command) {
        Matcher path = PATH.matcher(command);
        if (!path.matches()) {
            return "501 5.5.4 no address";
        }
        reset();
        sender = path.group(1);
        return "250 2.1.0 ok";
    }

    private String recipient(String command) {
        Matcher path = PATH.matcher(command);
        if (sender == null || !path.matches()) {
            return sender == null ? "503 5.5.1 MAIL first" : "501 5.5.4 no address";
        }
        recipients.add(path.group(1));
        return "250 2.1.5 ok";
    }

    private String data() throws IOException {
        say("354 end with a dot");
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        for (byte[] line = line(); line != null; line = line()) {
            if (line.length == 1 && line[0] == '.') {
                return kept(source);
            }
            int from = line.length > 0 && line[0] == '.' ? 1 : 0;
            if (source.size() <= MAX_BYTES) {
                source.write(line, from, line.length - from);
                source.write('\r');
                source.write('\n');
            }
        }
        throw new IOException("The connection ended within an e-mail");
    }

    private String kept(ByteArrayOutputStream source) {
        String from = sender == null ? "" : sender;
        boolean fits = source.size() <= MAX_BYTES;
        if (fits) {
            recipients.forEach(each -> mailbox.add(from, each, source.toByteArray()));
        }
        reset();
        return fits ? "250 2.0.0 kept" : "552 5.3.4 too large";
    }

    private void reset() {
        sender = null;
        recipients.clear();
    }

    /** Returns a line without its end; null at the end of the connection. */
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (next != '\r') {
                line.write(next);
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("A line is too long");
            }
        }
        return null;
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
