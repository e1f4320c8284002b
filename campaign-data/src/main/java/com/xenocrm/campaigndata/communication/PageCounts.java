package com.xenocrm.campaigndata.communication;

import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

/**
 * Numbers of settled log entries of a page, by status and by failure reason.
 *
 * @param returned later events of the sent ones, such as bounces
 */
public record PageCounts(
        int sent, int failed, int suppressed, int inDoubt, Map<String, Integer> failureReasons, Returned returned) {

    /** Numbers of sent communications that bounced later, and about which the recipient complained. */
    public record Returned(int bounced, int complained) {}

    /** Counts without any that returned. */
    public PageCounts(int sent, int failed, int suppressed, int inDoubt, Map<String, Integer> failureReasons) {
        this(sent, failed, suppressed, inDoubt, failureReasons, new Returned(0, 0));
    }

    /** Counts the entries. Each has a status, and each failed one has a reason. */
    static PageCounts of(Iterable<Document> entries) {
        int sent = 0;
        int failed = 0;
        int suppressed = 0;
        int inDoubt = 0;
        int bounced = 0;
        int complained = 0;
        Map<String, Integer> reasons = new TreeMap<>();
        for (Document entry : entries) {
            switch (CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS))) {
                case SENT -> {
                    sent++;
                    bounced += CommunicationState.hasReturned(entry) ? 1 : 0;
                    complained += entry.containsKey(CommunicationFields.COMPLAINED_AT) ? 1 : 0;
                }
                case FAILED -> {
                    failed++;
                    reasons.merge(entry.getString(CommunicationFields.REASON), 1, Integer::sum);
                }
                case SUPPRESSED -> suppressed++;
                case IN_DOUBT -> inDoubt++;
                case PENDING -> {}
            }
        }
        return new PageCounts(sent, failed, suppressed, inDoubt, reasons, new Returned(bounced, complained));
    }

    /** Returns the number of entries that are not pending. */
    public int settled() {
        return sent + failed + suppressed + inDoubt;
    }
}
