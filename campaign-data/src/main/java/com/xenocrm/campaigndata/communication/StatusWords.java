package com.xenocrm.campaigndata.communication;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/** Vendors' words for statuses and reasons. */
public final class StatusWords {

    private static final int LONGEST_WORD = 64;
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EMAIL_EVENT = Pattern.compile("^email_(?=.)");
    private static final String SPAM = "spam";

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
     * Returns the reason of a failure, or of a complaint about a delivered message. It is the status if that names a
     * complaint, or if the given reason is not in the table of bounces.
     *
     * @param given reason as a word; empty for none
     * @param otherwise reason of a failure that has none
     */
    public static @Nullable String reason(DeliveryStatus outcome, String status, String given, String otherwise) {
        String reason = chosen(reason(status), given);
        if (outcome == DeliveryStatus.SENT) {
            return BounceType.of(reason) == BounceType.COMPLAINT ? reason : null;
        }
        return reason.isEmpty() ? otherwise : reason;
    }

    private static String chosen(@Nullable String named, String given) {
        boolean givenCounts = BounceType.of(named) != BounceType.COMPLAINT && BounceType.isKnown(given);
        return named == null || givenCounts ? given : named;
    }

    private static @Nullable String reason(String status) {
        if (status.equals(SPAM)) {
            return "spam_complaint";
        }
        return BounceType.isKnown(status) ? status : null;
    }

    /**
     * Returns the outcome that a status tells; null if it tells none, such as {@code clicked}. A complaint proves that the
     * message was delivered.
     */
    public static @Nullable DeliveryStatus outcome(String status) {
        return switch (status) {
            case "sent", "delivered", SPAM -> DeliveryStatus.SENT;
            case "failed" -> DeliveryStatus.FAILED;
            default -> {
                if (!BounceType.isKnown(status)) {
                    yield null;
                }
                yield BounceType.of(status) == BounceType.COMPLAINT ? DeliveryStatus.SENT : DeliveryStatus.FAILED;
            }
        };
    }
}
