package com.xenocrm.campaigndata.results;

import java.time.Instant;
import java.util.Date;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;

/**
 * One customer of the audience, as the communication log has it.
 *
 * @param since when it was settled whether to write
 * @param sentAt when it arrived; null when it did not
 */
public record Recipient(
        String customerId,
        CommunicationStatus status,
        Group group,
        Instant since,
        @Nullable Instant sentAt) {

    /** Reasons for which customers got nothing whom chance, not they, kept out of the control group. */
    private static final Set<String> MEANT_TO_GET_IT = Set.of("frequency_cap");

    private static final String CONTROL = "control_group";

    /** Who is compared with whom. */
    public enum Group {
        /** Meant to be written to, whether or not it arrived: like the control group but for the campaign. */
        CONTACTED,
        /** Held out by chance. */
        CONTROL,
        /** Never to be written to: like neither group. */
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
                status == CommunicationStatus.SENT && settled != null ? settled.toInstant() : null);
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
