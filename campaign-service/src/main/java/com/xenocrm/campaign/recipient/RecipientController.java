package com.xenocrm.campaign.recipient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

/** Lists recipients of a campaign with their outcome and reason. */
@RestController
class RecipientController {

    private static final String CSV = "text/csv";
    private static final int ROWS_AT_ONCE = 1_000;

    private final Campaigns campaigns;
    private final RecipientQueries recipients;

    RecipientController(Campaigns campaigns, RecipientQueries recipients) {
        this.campaigns = campaigns;
        this.recipients = recipients;
    }

    @GetMapping("/api/campaigns/{id}/recipients")
    Envelope<List<RecipientView>> recipients(
            @PathVariable String id,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String reason,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        String campaignId = campaigns.get(id).id();
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Recipients",
                recipients.entries(campaignId, page.afterId(), RecipientFilter.of(status, reason), page.rows()),
                null,
                entry -> Cursor.of(entry.getString(CommunicationFields.CUSTOMER_ID)),
                RecipientView::of);
    }

    /** Streams the filtered list as a file, row by row. */
    @GetMapping(path = "/api/campaigns/{id}/recipients.csv", produces = CSV)
    void file(
            @PathVariable String id,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String reason,
            HttpServletResponse response)
            throws IOException {
        RecipientFilter filter = RecipientFilter.of(status, reason);
        String campaignId = campaigns.get(id).id();
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"campaign-" + campaignId + "-recipients.csv\"");
        try (RecipientCsv csv = new RecipientCsv(response.getOutputStream())) {
            List<Document> entries = recipients.entries(campaignId, null, filter, ROWS_AT_ONCE);
            while (!entries.isEmpty()) {
                entries.stream().map(RecipientView::of).forEach(csv::add);
                String last = entries.getLast().getString(CommunicationFields.CUSTOMER_ID);
                entries = recipients.entries(campaignId, last, filter, ROWS_AT_ONCE);
            }
        }
    }
}
