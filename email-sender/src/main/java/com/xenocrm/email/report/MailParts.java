package com.xenocrm.email.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/**
 * Header and parts of a mail, of which only the beginning is read: reports come before the e-mail that they are about.
 * Content is taken byte by byte, since a wrong character set must not hide a report.
 */
final class MailParts {

    private static final String ENCODING = "Content-Transfer-Encoding";
    private static final int LONGEST = 256 * 1024;
    private static final int DEEPEST = 5;
    private static final int MOST = 50;

    private final MimeMessage mail;
    private final List<Part> leaves = new ArrayList<>();

    private MailParts(MimeMessage mail) throws MessagingException, IOException {
        this.mail = mail;
        collect(mail, 0);
    }

    static MailParts read(InputStream source) throws MessagingException, IOException {
        byte[] beginning = source.readNBytes(LONGEST);
        return new MailParts(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(beginning)));
    }

    /** Returns the values of a header of the mail itself. */
    Stream<String> header(String name) {
        try {
            return Stream.of(Objects.requireNonNullElse(mail.getHeader(name), new String[0]));
        } catch (MessagingException _) {
            return Stream.empty();
        }
    }

    /** Returns the content of the first part of one of these types. */
    Optional<String> first(Collection<String> types) throws MessagingException, IOException {
        for (Part leaf : leaves) {
            for (String type : types) {
                if (leaf.isMimeType(type)) {
                    return Optional.of(content(leaf));
                }
            }
        }
        return Optional.empty();
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*") || depth == DEEPEST) {
            leaves.add(part);
            return;
        }
        Object content = part.getContent();
        if (content instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount() && leaves.size() < MOST; i++) {
                BodyPart each = parts.getBodyPart(i);
                collect(each, depth + 1);
            }
        }
    }

    /** The library decodes no content of the types {@code message/…}, for which only some servers use base64. */
    private static String content(Part part) throws MessagingException, IOException {
        String text = text(part);
        boolean encoded = part.isMimeType("message/*")
                && Stream.of(Objects.requireNonNullElse(part.getHeader(ENCODING), new String[0]))
                        .anyMatch(value -> value.strip().equalsIgnoreCase("base64"))
                && text.indexOf(':') < 0;
        return encoded ? new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1) : text;
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream in = decoded(part)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            try (InputStream raw = raw(part)) {
                return new String(raw.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static InputStream decoded(Part part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException _) {
            return raw(part);
        }
    }

    private static InputStream raw(Part part) throws MessagingException {
        return part instanceof MimeBodyPart body ? body.getRawInputStream() : ((MimeMessage) part).getRawInputStream();
    }
}
