package com.xenocrm.campaigndata.communication;

import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

/** Counts of a page's settled log entries, and of their failure reasons. */
public record PageCounts(int sent, int failed, int suppressed, Map<String, Integer> failureReasons) {

    /** Counts the entries; each has a status, a failed one a reason. */
    static PageCounts of(Iterable<Document> entries) {
        int sent = 0;
        int failed = 0;
        int suppressed = 0;
        Map<String, Integer> reasons = new TreeMap<>();
        for (Document entry : entries) {
            switch (CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS))) {
                case SENT -> sent++;
                case FAILED -> {
                    failed++;
                    reasons.merge(entry.getString(CommunicationFields.REASON), 1, Integer::sum);
                }
                case SUPPRESSED -> suppressed++;
                case PENDING -> {}
            }
        }
        return new PageCounts(sent, failed, suppressed, reasons);
    }

    /** Number of entries that are not pending. */
    public int settled() {
        return sent + failed + suppressed;
    }
}
