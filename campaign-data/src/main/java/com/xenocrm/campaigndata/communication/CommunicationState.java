package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

import static java.util.Comparator.naturalOrder;

/**
 * Current state of a communication in the log.
 *
 * @param attempt number of the current attempt, or of the one that settled it
 * @param times times of creation, of the request for the attempt, of settlement and of the last hard bounce of any attempt
 * @param success latest success; null if the communication is not sent
 * @param bounce latest hard bounce; null without one
 * @param softBounce latest soft bounce of an e-mail; null without one
 * @param objections times of the recipient's objections
 */
public record CommunicationState(
        String id,
        PageId page,
        @Nullable String email,
        Channel channel,
        CommunicationStatus status,
        int attempt,
        Times times,
        @Nullable AttemptTime success,
        @Nullable AttemptTime bounce,
        @Nullable AttemptTime softBounce,
        Objections objections) {

    static CommunicationState of(Document entry) {
        return new CommunicationState(
                entry.getString("_id"),
                new PageId(
                        entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE)),
                entry.getString(CommunicationFields.EMAIL),
                Channel.of(entry.get(CommunicationFields.CHANNEL, Channel.SIMULATED.value()))
                        .orElseThrow(),
                CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS)),
                entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                new Times(
                        instant(entry, CommunicationFields.CREATED_AT),
                        instant(entry, CommunicationFields.REQUESTED_AT),
                        instant(entry, CommunicationFields.SETTLED_AT),
                        instant(entry, CommunicationFields.LAST_BOUNCED_AT)),
                success(entry),
                AttemptTime.of(entry, CommunicationFields.BOUNCED_ATTEMPT, CommunicationFields.BOUNCED_AT),
                AttemptTime.of(entry, CommunicationFields.SOFT_BOUNCED_ATTEMPT, CommunicationFields.SOFT_BOUNCED_AT),
                new Objections(
                        instant(entry, CommunicationFields.COMPLAINED_AT),
                        instant(entry, CommunicationFields.UNSUBSCRIBED_AT)));
    }

    /** Returns the receipt, with its time moved up to the request for its attempt if it is earlier. */
    public Receipt notBeforeRequest(Receipt receipt) {
        boolean earlier = receipt.attempt() != null && receipt.attempt() < attempt;
        Instant requested = times.requestedAt() == null || earlier ? times.createdAt() : times.requestedAt();
        return requested == null || !receipt.occurredAt().isBefore(requested) ? receipt : receipt.at(requested);
    }

    /** Returns whether this attempt awaits its receipt. */
    public boolean awaits(int attempted) {
        return status == CommunicationStatus.PENDING && attempt == attempted;
    }

    /** Returns whether the communication was delivered after this bounce, or at the same time. */
    public boolean isSentSince(AttemptTime bounced) {
        return success != null && success.compareTo(bounced) >= 0;
    }

    /** Returns whether a sent communication bounced after its latest success, according to its entry. */
    public static boolean hasReturned(Document sent) {
        AttemptTime success = success(sent);
        return Stream.of(
                        AttemptTime.of(sent, CommunicationFields.BOUNCED_ATTEMPT, CommunicationFields.BOUNCED_AT),
                        AttemptTime.of(
                                sent, CommunicationFields.SOFT_BOUNCED_ATTEMPT, CommunicationFields.SOFT_BOUNCED_AT))
                .anyMatch(bounce -> bounce != null && success != null && bounce.compareTo(success) > 0);
    }

    /** Returns the time up to which bounces are recorded or followed by a success; empty if the last word is a bounce. */
    public Optional<Instant> bouncesLiftedUntil() {
        return bounce != null && isSentSince(bounce)
                ? Stream.of(bounce.at(), Objects.requireNonNull(success).at(), times.lastBouncedAt())
                        .filter(Objects::nonNull)
                        .map(Instant.class::cast)
                        .max(naturalOrder())
                : Optional.empty();
    }

    /** Returns the time and attempt of a receipt; one without an attempt is about the current one. */
    public AttemptTime timeOf(Receipt receipt) {
        return new AttemptTime(Objects.requireNonNullElse(receipt.attempt(), attempt), receipt.occurredAt());
    }

    /** Returns whether a soft bounce is recorded: vendors of other channels may have used the phone number. */
    public boolean countsSoftBounces() {
        return channel == Channel.EMAIL && email != null;
    }

    /** Returns whether a hard bounce is about the email address; a vendor over HTTP may have used the phone number. */
    public boolean bouncesByEmail() {
        return channel != Channel.WEBHOOK;
    }

    private static @Nullable AttemptTime success(Document entry) {
        if (!CommunicationStatus.SENT.name().equals(entry.getString(CommunicationFields.STATUS))) {
            return null;
        }
        AttemptTime later =
                AttemptTime.of(entry, CommunicationFields.SUCCEEDED_ATTEMPT, CommunicationFields.SUCCEEDED_AT);
        return later == null
                ? AttemptTime.of(entry, CommunicationFields.ATTEMPT, CommunicationFields.SETTLED_AT)
                : later;
    }

    private static @Nullable Instant instant(Document entry, String field) {
        Date time = entry.getDate(field);
        return time == null ? null : time.toInstant();
    }

    /** Times of the first complaint and the first unsubscription with the vendor; null without one. */
    public record Objections(
            @Nullable Instant complainedAt, @Nullable Instant unsubscribedAt) {}

    /** Times of a communication; null for steps that it has not reached. */
    public record Times(
            @Nullable Instant createdAt,
            @Nullable Instant requestedAt,
            @Nullable Instant settledAt,
            @Nullable Instant lastBouncedAt) {}
}
