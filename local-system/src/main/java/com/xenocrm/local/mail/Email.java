package com.xenocrm.local.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/**
 * E-mail as its reader sees it.
 *
 * @param subject empty if it has none
 * @param text plain text; empty if it has none
 * @param html design; empty if it has none
 * @param headers all headers, decoded, a line each
 * @param source what the server received; bytes outside ASCII as UTF-8
 */
record Email(String subject, String from, String text, String html, List<String> headers, String source) {

    /** Reads an e-mail; one that is not well formed has only its source. */
    static Email of(byte[] source) {
        String raw = new String(source, StandardCharsets.UTF_8);
        try {
            MimeMessage message = message(source);
            return new Email(
                    subject(message),
                    Optional.ofNullable(message.getHeader("From", ", ")).orElse(""),
                    content(message, "text/plain").orElse(""),
                    content(message, "text/html").orElse(""),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(Email::line)
                            .toList(),
                    raw);
        } catch (MessagingException | IOException _) {
            return new Email("", "", "", "", List.of(), raw);
        }
    }

    /** Returns the subject alone; empty if there is none. */
    static String subjectOf(byte[] source) {
        try {
            return subject(message(source));
        } catch (MessagingException _) {
            return "";
        }
    }

    private static MimeMessage message(byte[] source) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(source));
    }

    private static String subject(MimeMessage message) throws MessagingException {
        return Optional.ofNullable(message.getSubject()).orElse("");
    }

    private static String line(Header header) {
        return header.getName() + ": " + header.getValue();
    }

    /** Returns the first part of this type. */
    private static Optional<String> content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = content(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
