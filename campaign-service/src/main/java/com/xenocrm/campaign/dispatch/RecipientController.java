package com.xenocrm.campaign.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaign.paging.Slice;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Who got it, who did not, and why. */
@RestController
class RecipientController {

    private final Campaigns campaigns;
    private final CommunicationLog communications;

    RecipientController(Campaigns campaigns, CommunicationLog communications) {
        this.campaigns = campaigns;
        this.communications = communications;
    }

    @GetMapping("/api/campaigns/{id}/recipients")
    Envelope<List<RecipientView>> recipients(
            @PathVariable String id,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String reason,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor) {
        String campaignId = campaigns.get(id).id();
        int rows = Slice.limit(limit);
        return Slice.of(communications.entries(campaignId, cursor, status(status), reason, rows + 1), rows)
                .map(RecipientView::of)
                .answer("Recipients", null, RecipientView::customerId);
    }

    private static @Nullable CommunicationStatus status(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Stream.of(CommunicationStatus.values())
                .filter(status -> status.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("status", "must be PENDING, SENT, FAILED or SUPPRESSED"));
    }
}
