package com.xenocrm.campaigndata.results;

import java.time.Instant;
import java.util.Date;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;

/**
 * Customer of the audience according to the communication log.
 *
 * @param since time of the decision whether to write
 * @param sentAt time of delivery; null if not delivered
 * @param reaction reaction to a delivered message
 */
public record Recipient(
        String customerId,
        CommunicationStatus status,
        Group group,
        Instant since,
        @Nullable Instant sentAt,
        Reaction reaction) {

    /** Reasons of suppressions after the control group was drawn: such customers still count as contacted. */
    private static final Set<String> MEANT_TO_GET_IT = Set.of("frequency_cap");

    private static final String CONTROL = "control_group";

    /** Group for the comparison. */
    public enum Group {
        /** Selected for the message, whether or not it arrived: differs from the control group only by the campaign. */
        CONTACTED,
        /** Held out at random. */
        CONTROL,
        /** Not eligible for the message; belongs to neither group. */
        NEITHER
    }

    static Recipient of(Document entry) {
        CommunicationStatus status = CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS));
        Date settled = entry.getDate(CommunicationFields.SETTLED_AT);
        return new Recipient(
                entry.getString(CommunicationFields.CUSTOMER_ID),
                status,
                group(status, entry.getString(CommunicationFields.REASON)),
                entry.getDate(CommunicationFields.CREATED_AT).toInstant(),
                status == CommunicationStatus.SENT && settled != null ? settled.toInstant() : null,
                Reaction.of(entry));
    }

    private static Group group(CommunicationStatus status, @Nullable String reason) {
        if (status != CommunicationStatus.SUPPRESSED) {
            return Group.CONTACTED;
        }
        if (CONTROL.equals(reason)) {
            return Group.CONTROL;
        }
        return reason != null && MEANT_TO_GET_IT.contains(reason) ? Group.CONTACTED : Group.NEITHER;
    }
}
