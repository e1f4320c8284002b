package com.xenocrm.campaigndata.results;

import java.util.List;

import org.bson.Document;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationState;

/**
 * Reaction to a message that was sent: bounce, opens and clicks.
 *
 * @param opens number of opens by the recipient
 * @param machineOpens number of opens by programs
 * @param links numbers of the links that the recipient followed
 */
record Reaction(
        boolean bounced,
        boolean opened,
        boolean clicked,
        long opens,
        long clicks,
        long machineOpens,
        long machineClicks,
        List<Integer> links) {

    static final List<String> FIELDS = List.of(
            CommunicationFields.OPENED_AT,
            CommunicationFields.CLICKED_AT,
            CommunicationFields.OPENS,
            CommunicationFields.CLICKS,
            CommunicationFields.MACHINE_OPENS,
            CommunicationFields.MACHINE_CLICKS,
            CommunicationFields.CLICKED_LINKS);

    static Reaction of(Document entry) {
        return new Reaction(
                CommunicationState.hasReturned(entry),
                entry.getDate(CommunicationFields.OPENED_AT) != null,
                entry.getDate(CommunicationFields.CLICKED_AT) != null,
                number(entry, CommunicationFields.OPENS),
                number(entry, CommunicationFields.CLICKS),
                number(entry, CommunicationFields.MACHINE_OPENS),
                number(entry, CommunicationFields.MACHINE_CLICKS),
                entry.getList(CommunicationFields.CLICKED_LINKS, Integer.class, List.of()));
    }

    private static long number(Document entry, String field) {
        return entry.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
