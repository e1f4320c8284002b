package com.xenocrm.contracts.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Opens of e-mails and clicks on their links. */
public record EngagementReceived(List<Engagement> engagements) implements CrmMessage {

    /**
     * One request of a picture or link in an e-mail. Two with the same values are one that was delivered repeatedly.
     *
     * @param communicationId {@code campaign:customer}
     * @param link number of the link in the e-mail, from 0; null for an open
     * @param at time of the request
     * @param machine whether a program has announced itself, such as a mail scanner
     * @param source keyed hash of the caller's address, which differs from communication to communication
     */
    public record Engagement(
            String communicationId, @Nullable Integer link, Instant at, boolean machine, String source) {}
}
