package com.xenocrm.campaigndata.outcome;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Class of a receipt's reason. This is the only table of bounce reasons; a reason that is not in it counts as soft. */
public enum BounceType {
    /** The address is permanently unreachable and is suppressed. */
    HARD,
    /** The failure may be temporary, or is not about the address. */
    SOFT,
    /** The recipient reported the message as spam: the address is suppressed. */
    COMPLAINT,
    /** The recipient unsubscribed with the vendor: recipient and address are suppressed. */
    UNSUBSCRIPTION;

    private static final Set<String> HARD_REASONS = Set.of(
            "invalid_address",
            "invalid_email",
            "invalid_recipient",
            "address_not_found",
            "mailbox_not_found",
            "mailbox_disabled",
            "recipient_not_found",
            "user_unknown",
            "unknown_user",
            "no_such_user",
            "domain_not_found",
            "unknown_domain",
            "bounce",
            "bounced",
            "hard_bounce",
            "hard_bounced",
            "permanent_bounce");

    private static final Set<String> SOFT_REASONS = Set.of(
            "soft_bounce",
            "soft_bounced",
            "transient_bounce",
            "mailbox_full",
            "over_quota",
            "unreachable",
            "not_delivered",
            "throttled",
            "timeout",
            "blocked");

    /** Soft reasons that say nothing about the address. */
    private static final Set<String> NOT_THE_ADDRESS = Set.of("throttled", "timeout", "blocked");

    private static final Set<String> COMPLAINTS = Set.of(
            "complaint",
            "complained",
            "spam_complaint",
            "spam_report",
            "spam_reported",
            "reported_as_spam",
            "marked_as_spam",
            "abuse_report");

    private static final Set<String> UNSUBSCRIPTIONS = Set.of(
            "unsubscribe",
            "unsubscribed",
            "group_unsubscribe",
            "list_unsubscribe",
            "one_click_unsubscribe",
            "opt_out",
            "opted_out");

    /** Returns the class of a reason, which is a lower-case word. */
    public static BounceType of(@Nullable String reason) {
        if (reason == null) {
            return SOFT;
        }
        if (contains(HARD_REASONS, reason)) {
            return HARD;
        }
        if (contains(UNSUBSCRIPTIONS, reason)) {
            return UNSUBSCRIPTION;
        }
        return contains(COMPLAINTS, reason) ? COMPLAINT : SOFT;
    }

    /** Returns whether the recipient objected, and so has received the message. */
    public boolean isObjection() {
        return this == COMPLAINT || this == UNSUBSCRIPTION;
    }

    /** Returns whether a reason is a soft bounce, of which too many show that an address cannot be reached. */
    public static boolean isSoftBounce(@Nullable String reason) {
        return reason != null
                && of(reason) == SOFT
                && contains(SOFT_REASONS, reason)
                && !contains(NOT_THE_ADDRESS, reason);
    }

    /** Returns whether the table contains this reason. */
    public static boolean isKnown(String reason) {
        return of(reason) != SOFT || contains(SOFT_REASONS, reason);
    }

    /** Compares without underscores, as vendors also write {@code HardBounce}. */
    private static boolean contains(Set<String> reasons, String reason) {
        String letters = reason.replace("_", "");
        return reasons.stream().anyMatch(each -> each.replace("_", "").equals(letters));
    }
}
