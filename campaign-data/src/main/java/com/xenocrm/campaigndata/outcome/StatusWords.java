package com.xenocrm.campaigndata.outcome;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/** Vendors' words for statuses and reasons. */
public final class StatusWords {

    private static final int LONGEST_WORD = 64;
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EMAIL_EVENT = Pattern.compile("^email_(?=.)");
    private static final String SPAM = "spam";

    /** Statuses of failures that may have a reason of their own. */
    private static final Set<String> FAILURES =
            Set.of("failed", "failure", "error", "rejected", "dropped", "undelivered", "undeliverable", "expired");

    /** Statuses of failures that name no reason themselves. */
    private static final Set<String> SAY_NOTHING_MORE = Set.of("", "failed", "failure", "error");

    private StatusWords() {}

    /** Returns a text as a stable word: {@code Invalid Address} becomes {@code invalid_address}. */
    public static String word(String given) {
        String words = NOT_IN_A_WORD
                .matcher(given.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return words.substring(0, Math.min(words.length(), LONGEST_WORD))
                .strip()
                .replace(' ', '_');
    }

    /** Returns a status as a stable word, without {@code email_} before the names of some vendors' events. */
    public static String status(String given) {
        return EMAIL_EVENT.matcher(word(given)).replaceFirst("");
    }

    /**
     * Returns the reason of a failure, or of an objection to a delivered message. It is the status if that names an
     * objection, or if the given reason is not in the table of bounces.
     *
     * @param given reason as a word; empty for none
     * @param otherwise reason of a failure that has none
     */
    public static @Nullable String reason(DeliveryStatus outcome, String status, String given, String otherwise) {
        String reason = chosen(reason(status), given);
        if (outcome == DeliveryStatus.SENT) {
            return BounceType.of(reason).isObjection() ? reason : null;
        }
        if (reason.isEmpty()) {
            return SAY_NOTHING_MORE.contains(status) ? otherwise : status;
        }
        return reason;
    }

    private static String chosen(@Nullable String named, String given) {
        boolean givenCounts = !BounceType.of(named).isObjection() && BounceType.isKnown(given);
        return named == null || givenCounts ? given : named;
    }

    private static @Nullable String reason(String status) {
        if (status.equals(SPAM)) {
            return "spam_complaint";
        }
        return BounceType.isKnown(status) ? status : null;
    }

    /**
     * Returns the outcome that a status names; null if it names none, such as {@code clicked}. An objection proves that
     * the message was delivered.
     */
    public static @Nullable DeliveryStatus outcome(String status) {
        return switch (status) {
            case "sent", "delivered", SPAM -> DeliveryStatus.SENT;
            default -> {
                if (!FAILURES.contains(status) && !BounceType.isKnown(status)) {
                    yield null;
                }
                yield BounceType.of(status).isObjection() ? DeliveryStatus.SENT : DeliveryStatus.FAILED;
            }
        };
    }
}
