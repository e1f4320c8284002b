package com.xenocrm.campaigndata.suppression;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.customerdata.customer.CustomerIdentity;

/**
 * Suppression of an address, and of the customer who had it.
 *
 * @param email normalised
 * @param until end; null if permanent
 * @param communicationId communication that the recipient unsubscribed from, complained about or did not get; null when a
 *     user suppressed the address
 * @param person customer that it belongs to; null if unknown
 */
public record Suppression(
        String email,
        String reason,
        @Nullable Instant until,
        @Nullable String communicationId,
        Instant createdAt,
        @Nullable Person person) {

    static final String REASON = "reason";
    static final String UNTIL = "until";
    static final String COMMUNICATION_ID = "communication_id";
    static final String CREATED_AT = "created_at";
    static final String EMAIL = "email";
    static final String CUSTOMER_ID = "customer_id";
    static final String SHOP_ID = "shop_id";

    /** Reason of a recipient's own unsubscription. */
    public static final String UNSUBSCRIBED = "unsubscribed";

    /** Reason of a recipient who reported a message as spam. */
    static final String COMPLAINED = "complained";

    /** Reason of an address that cannot be reached. */
    static final String BOUNCED = "bounced";

    static final String SUPPRESSED = "suppressed";

    /** Creates a suppression of an address. */
    public Suppression(
            String email, String reason, @Nullable Instant until, @Nullable String communicationId, Instant createdAt) {
        this(email, reason, until, communicationId, createdAt, null);
    }

    /** Creates the suppression of a recipient who complained about this communication. */
    public static Suppression complained(String email, String communicationId, Instant at) {
        return new Suppression(email, COMPLAINED, null, communicationId, at);
    }

    /** Creates the suppression of a recipient who unsubscribed from this communication with the vendor. */
    public static Suppression unsubscribed(String email, String communicationId, Instant at) {
        return new Suppression(email, UNSUBSCRIBED, null, communicationId, at);
    }

    /** Creates the suppression of an address at which this communication bounced. */
    public static Suppression bounced(String email, String communicationId, Instant at) {
        return new Suppression(email, BOUNCED, null, communicationId, at);
    }

    static Suppression of(Document stored) {
        Date until = stored.getDate(UNTIL);
        String customerId = stored.getString(CUSTOMER_ID);
        return new Suppression(
                Objects.requireNonNullElse(stored.getString(EMAIL), stored.getString("_id")),
                stored.getString(REASON),
                until == null ? null : until.toInstant(),
                stored.getString(COMMUNICATION_ID),
                stored.getDate(CREATED_AT).toInstant(),
                customerId == null ? null : new Person(customerId, stored.getString(SHOP_ID)));
    }

    Suppression at(String address) {
        return new Suppression(address, reason, until, communicationId, createdAt, person);
    }

    Suppression of(@Nullable Person whose) {
        return new Suppression(email, reason, until, communicationId, createdAt, whose);
    }

    boolean holds(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** Returns whether the suppression concerns only the address, not the customer. */
    boolean isBounce() {
        return reason.equals(BOUNCED);
    }

    /** Returns whether the customer's own entry holds at this address. */
    boolean followsTo(String address) {
        return !isBounce() || email.equals(address);
    }

    /** Returns the one with the stronger reason. */
    Suppression stronger(Suppression other) {
        return rank() >= other.rank() ? this : other;
    }

    /** Returns the rank of the reason; the larger one prevails. */
    private int rank() {
        return switch (reason) {
            case UNSUBSCRIBED -> 3;
            case COMPLAINED -> 2;
            case BOUNCED -> 0;
            default -> 1;
        };
    }

    /** Returns the event of a recipient's own unsubscription. */
    Optional<Event> event() {
        return communicationId == null || !reason.equals(UNSUBSCRIBED)
                ? Optional.empty()
                : Optional.of(Event.once(
                        EventType.CUSTOMER_UNSUBSCRIBED,
                        communicationId,
                        createdAt,
                        EventData.ofCommunication(communicationId, null, null)));
    }

    /** Returns the reason for the communication log. */
    String logReason() {
        return switch (reason) {
            case UNSUBSCRIBED, COMPLAINED, BOUNCED -> reason;
            default -> SUPPRESSED;
        };
    }

    /**
     * Customer that a suppression belongs to.
     *
     * @param customerId {@code _id}
     * @param shopId the shop's identifier at that time; null if the shop gave none
     */
    public record Person(String customerId, @Nullable String shopId) {

        static Person of(CustomerIdentity identity) {
            return new Person(identity.id(), identity.customerId());
        }

        /** Returns whether this is certainly a different customer: the shop gave an identifier, and a different one. */
        boolean isOther(CustomerIdentity customer) {
            String given = customer.customerId();
            return given != null
                    && !customer.id().equals(customerId)
                    && !given.equals(customerId)
                    && !given.equals(shopId);
        }
    }
}
