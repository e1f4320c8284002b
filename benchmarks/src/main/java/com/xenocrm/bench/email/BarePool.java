package com.xenocrm.bench.email;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** Kept connections of the mail library that send e-mails like those of a campaign, and do nothing else. */
final class BarePool {

    private static final String UTF_8 = "UTF-8";

    private final int port;
    private final int connections;

    BarePool(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Sends this number of e-mails, and returns how many a second. */
    long perSecond(int emails) {
        AtomicInteger left = new AtomicInteger(emails);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<Integer>> senders = IntStream.range(0, connections)
                    .<Callable<Integer>>mapToObj(_ -> () -> send(left))
                    .toList();
            for (Future<Integer> each : threads.invokeAll(senders)) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Math.round(emails * 1e9 / (System.nanoTime() - start));
    }

    private int send(AtomicInteger left) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        int sent = 0;
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                Message email = email(session, number);
                transport.sendMessage(email, email.getAllRecipients());
                sent++;
            }
        }
        return sent;
    }

    private static MimeMessage email(Session session, int number) throws MessagingException {
        MimeMessage email = new MimeMessage(session);
        email.setFrom(new InternetAddress("crm@xeno.example"));
        email.setRecipient(Message.RecipientType.TO, new InternetAddress("c%07d@crowd.example".formatted(number)));
        email.setSubject("Hello Customer " + number, UTF_8);
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part("Hi Customer " + number + EmailLoad.TEXT, "plain"));
        parts.addBodyPart(part("<p>Hi Customer " + number + EmailLoad.TEXT + "</p>", "html"));
        email.setContent(parts);
        email.saveChanges();
        return email;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
