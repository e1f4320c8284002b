package com.xenocrm.ai.model;

/** Thrown when the model gives no usable answer. */
final class ModelUnavailableException extends RuntimeException {

    private final String reason;
    private final boolean passing;

    /**
     * Creates the exception.
     *
     * @param reason reason in one word, for a metric
     * @param passing whether a retry may succeed
     */
    ModelUnavailableException(String reason, boolean passing, Throwable cause) {
        super("The model gave no answer: " + reason, cause);
        this.reason = reason;
        this.passing = passing;
    }

    ModelUnavailableException(String reason) {
        super("The model gave no answer: " + reason);
        this.reason = reason;
        this.passing = false;
    }

    String reason() {
        return reason;
    }

    boolean isPassing() {
        return passing;
    }
}
