package com.xenocrm.testkit;

/** Delivers messages again when a database gave up one of two writes that waited for each other, as the broker does. */
public final class Redelivery {

    private static final int ATTEMPTS = 20;

    private Redelivery() {}

    /** Handles messages until no deadlock is in the way; throws any other failure at once. MongoDB repeats such writes itself. */
    public static void of(Runnable handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                handler.run();
                return;
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !String.valueOf(failure.getMessage()).contains("deadlock detected")) {
                    throw failure;
                }
            }
        }
    }
}
