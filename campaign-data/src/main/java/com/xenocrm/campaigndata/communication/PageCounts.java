package com.xenocrm.campaigndata.communication;

import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

/** Numbers of settled log entries of a page, by status and by failure reason. */
public record PageCounts(int sent, int failed, int suppressed, int inDoubt, Map<String, Integer> failureReasons) {

    /** Counts the entries. Each has a status, and each failed one has a reason. */
    static PageCounts of(Iterable<Document> entries) {
        int sent = 0;
        int failed = 0;
        int suppressed = 0;
        int inDoubt = 0;
        Map<String, Integer> reasons = new TreeMap<>();
        for (Document entry : entries) {
            switch (CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS))) {
                case SENT -> sent++;
                case FAILED -> {
                    failed++;
                    reasons.merge(entry.getString(CommunicationFields.REASON), 1, Integer::sum);
                }
                case SUPPRESSED -> suppressed++;
                case IN_DOUBT -> inDoubt++;
                case PENDING -> {}
            }
        }
        return new PageCounts(sent, failed, suppressed, inDoubt, reasons);
    }

    /** Returns the number of entries that are not pending. */
    public int settled() {
        return sent + failed + suppressed + inDoubt;
    }
}
