package com.xenocrm.delivery.tally;

import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;

/** Counts of one page's settled log entries; what is not settled is pending. */
record PageTally(int sent, int failed, int suppressed, Map<String, Integer> failureReasons) {

    /** Counts the entries; each has a status, a failed one a reason. */
    static PageTally of(Iterable<Document> entries) {
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
        return new PageTally(sent, failed, suppressed, reasons);
    }

    int settled() {
        return sent + failed + suppressed;
    }
}
