package com.xenocrm.contracts.message;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Request to deliver communications through the vendor. */
public record CommunicationRequested(List<Communication> communications) implements CrmMessage {

    /**
     * Rendered message to one customer.
     *
     * @param communicationId {@code campaign:customer}; the vendor's idempotency key, together with the attempt
     * @param email address of the recipient
     * @param attempt number of the attempt, from 1; absent means the first
     * @param unsubscribeUrl unsubscribe link of the recipient; null without one
     * @param content channel, and what only that channel needs; null for the simulated channel
     */
    public record Communication(
            String communicationId,
            String campaignId,
            String customerId,
            String email,
            String message,
            Integer attempt,
            @Nullable String unsubscribeUrl,
            @Nullable ChannelContent content) {

        public static final int FIRST_ATTEMPT = 1;

        public Communication {
            attempt = Objects.requireNonNullElse(attempt, FIRST_ATTEMPT);
        }

        /** Creates the first attempt, without an unsubscribe link. */
        public Communication(
                String communicationId, String campaignId, String customerId, String email, String message) {
            this(communicationId, campaignId, customerId, email, message, FIRST_ATTEMPT, null, null);
        }

        /** A communication by the simulated channel. */
        public Communication(
                String communicationId,
                String campaignId,
                String customerId,
                String email,
                String message,
                Integer attempt,
                @Nullable String unsubscribeUrl) {
            this(communicationId, campaignId, customerId, email, message, attempt, unsubscribeUrl, null);
        }

        /** Returns the id of its current attempt, {@code campaign:customer#attempt}. */
        public String attemptId() {
            return attemptId(attempt);
        }

        /** Returns the id of an attempt at it. */
        public String attemptId(int number) {
            return communicationId + '#' + number;
        }

        /** Returns the channel that delivers it. */
        public Channel deliveredBy() {
            return content == null ? Channel.SIMULATED : content.channel();
        }
    }

    /**
     * Channel of a communication, with what only that channel needs beside the text.
     *
     * @param subject null except for an e-mail
     * @param html the HTML part; null except for an e-mail
     * @param name the recipient's name; null except for the channel webhook
     * @param phone the recipient's phone number; null except for the channel webhook
     */
    public record ChannelContent(
            Channel channel,
            @Nullable String subject,
            @Nullable String html,
            @Nullable String name,
            @Nullable String phone) {

        /** Returns what an e-mail needs. */
        public static ChannelContent email(String subject, @Nullable String html) {
            return new ChannelContent(Channel.EMAIL, subject, html, null, null);
        }

        /** Returns what a vendor that speaks HTTP needs. */
        public static ChannelContent webhook(@Nullable String name, @Nullable String phone) {
            return new ChannelContent(Channel.WEBHOOK, null, null, name, phone);
        }
    }

    /** Returns the channel of the communications, which is the same for all of a message. */
    public Channel deliveredBy() {
        return communications.getFirst().deliveredBy();
    }
}
