package com.xenocrm.campaigndata.sender;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;

/**
 * Sender of a channel, as it has last reported itself.
 *
 * @param sandbox whether nothing that it sends reaches real people
 * @param waiting whether communications waited for the recipient's server then
 * @param identity domains of e-mails; null for other channels
 */
public record Sender(
        Channel channel,
        Instant seenAt,
        boolean sandbox,
        boolean waiting,
        @Nullable Identity identity) {

    /**
     * Domains that mailbox providers look up.
     *
     * @param from domain of the sender
     * @param envelope domain of the envelope sender, where bounces go
     * @param dkim domain of the signature
     * @param selector name of the key of the signature; empty if the SMTP server signs
     */
    public record Identity(String from, String envelope, String dkim, String selector) {}

    /** Report of a sender about itself. */
    public record Report(
            boolean sandbox, boolean waiting, @Nullable Identity identity) {}
}
