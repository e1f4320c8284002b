package com.xenocrm.kit.outage;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Classifies exceptions as outages of broker or database, without depending on their classes. */
public final class Outages {

    private static final int MAX_DEPTH = 20;
    private static final Set<String> NAMES = Set.of(
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.TransientDataAccessException",
            "com.mongodb.MongoTimeoutException",
            "com.mongodb.MongoSocketException",
            "com.mongodb.MongoNotPrimaryException",
            "com.mongodb.MongoNodeIsRecoveringException",
            "com.mongodb.MongoConnectionPoolClearedException",
            "com.mongodb.MongoWriteConcernException",
            "com.mongodb.MongoInterruptedException",
            "org.springframework.amqp.AmqpConnectException",
            "org.springframework.amqp.AmqpIOException",
            "org.springframework.amqp.AmqpTimeoutException");

    private Outages() {}

    /** Returns whether the exception or one of its causes reports that broker or database is unavailable. */
    public static boolean isOutage(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof Outage || isNamed(cause.getClass())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isNamed(@Nullable Class<?> type) {
        for (Class<?> named = type; named != null; named = named.getSuperclass()) {
            if (NAMES.contains(named.getName())) {
                return true;
            }
        }
        return false;
    }
}
