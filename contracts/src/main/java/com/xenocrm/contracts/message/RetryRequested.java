package com.xenocrm.contracts.message;

import java.util.List;

/** Request to retry communications that are FAILED in the communication log. */
public record RetryRequested(List<Retry> retries) implements CrmMessage {

    /**
     * Further attempt at a communication.
     *
     * @param communicationId {@code campaign:customer}
     * @param attempt number of the requested attempt, from 2; ignored unless it fits the log entry
     */
    public record Retry(String communicationId, int attempt) {}
}
