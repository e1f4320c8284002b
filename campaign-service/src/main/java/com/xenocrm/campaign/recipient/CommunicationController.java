package com.xenocrm.campaign.recipient;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

/** Lists the communications of one customer, newest first. */
@RestController
class CommunicationController {

    private final RecipientQueries recipients;
    private final Campaigns campaigns;

    CommunicationController(RecipientQueries recipients, Campaigns campaigns) {
        this.recipients = recipients;
        this.campaigns = campaigns;
    }

    @GetMapping("/api/communications")
    Envelope<List<CommunicationView>> communications(
            @RequestParam("customer_id") String customerId,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<Document> entries = recipients.ofCustomer(customerId, page);
        Map<String, String> names = campaigns.names(entries.stream()
                .map(entry -> entry.getString(CommunicationFields.CAMPAIGN_ID))
                .distinct()
                .toList());
        return page.answer(
                "Communications",
                entries,
                null,
                entry ->
                        new Cursor(entry.getDate(CommunicationFields.CREATED_AT).toInstant(), entry.getString("_id")),
                entry -> view(entry, names));
    }

    private static CommunicationView view(Document entry, Map<String, String> names) {
        String id = entry.getString(CommunicationFields.CAMPAIGN_ID);
        return new CommunicationView(
                RecipientView.of(entry),
                Optional.ofNullable(names.get(id))
                        .map(name -> new CampaignName(id, name))
                        .orElse(null));
    }

    /**
     * Communication with its campaign.
     *
     * @param campaign campaign; null for a test send
     */
    record CommunicationView(
            @JsonUnwrapped RecipientView communication,
            @Nullable CampaignName campaign) {}

    record CampaignName(@JsonProperty("_id") String id, String name) {}
}
