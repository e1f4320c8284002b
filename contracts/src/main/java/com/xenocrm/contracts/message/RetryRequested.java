package com.xenocrm.contracts.message;

import java.util.List;

/** Communications that have failed, as their log entries say, and are to be tried once more now. */
public record RetryRequested(List<Retry> retries) implements CrmMessage {

    /**
     * One more attempt.
     *
     * @param communicationId {@code campaign:customer}
     * @param attempt which one it will be, from 2; only while the log entry says the same
     */
    public record Retry(String communicationId, int attempt) {}
}
