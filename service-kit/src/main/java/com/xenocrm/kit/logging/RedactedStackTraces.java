package com.xenocrm.kit.logging;

import java.io.IOException;
import java.util.List;

import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * Prints stack traces with exception types but without most messages, because messages of the database driver and of
 * parsers may quote personal data.
 */
public final class RedactedStackTraces implements StackTracePrinter {

    private static final List<String> MAY_SPEAK = List.of(
            "com.xenocrm.kit.",
            "com.xenocrm.vendor.",
            "com.mongodb.MongoSocket",
            "com.mongodb.MongoTimeout",
            "com.mongodb.MongoNotPrimary",
            "com.mongodb.MongoNodeIsRecovering",
            "com.mongodb.MongoConnectionPoolCleared",
            "com.mongodb.MongoSecurity",
            "com.rabbitmq.client.",
            "java.io.EOF",
            "java.net.",
            "java.nio.",
            "java.util.concurrent.",
            "javax.net.",
            "org.apache.hc.client5.http.",
            "org.springframework.amqp.",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.");

    private final StackTracePrinter printer =
            StandardStackTracePrinter.rootLast().withFormatter(RedactedStackTraces::title);

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        printer.printStackTrace(thrown, out);
    }

    private static String title(Throwable thrown) {
        String kind = thrown.getClass().getName();
        boolean speaks = MAY_SPEAK.stream().anyMatch(kind::startsWith);
        return speaks && thrown.getMessage() != null ? kind + ": " + thrown.getMessage() : kind;
    }
}
