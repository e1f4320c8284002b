package com.xenocrm.campaign.recipient;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.kit.web.Refusal;

/** Filter of a campaign's recipients; null accepts any. */
record RecipientFilter(
        @Nullable CommunicationStatus status, @Nullable String reason) {

    /** Creates a filter; throws a 400 for an unknown status. */
    static RecipientFilter of(@Nullable String status, @Nullable String reason) {
        return new RecipientFilter(status(status), reason == null || reason.isBlank() ? null : reason);
    }

    private static @Nullable CommunicationStatus status(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Stream.of(CommunicationStatus.values())
                .filter(status -> status.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("status", "must be PENDING, SENT, FAILED, SUPPRESSED or IN_DOUBT"));
    }
}
