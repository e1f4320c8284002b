package com.xenocrm.kit.messaging;

import java.util.List;

import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CrmMessage;
import com.xenocrm.contracts.CustomerReceived;
import com.xenocrm.contracts.CustomerRecorded;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.ImportChunkStored;
import com.xenocrm.contracts.OrderReceived;

/** How many records messages carry. */
final class Records {

    private Records() {}

    static int in(List<? extends CrmMessage> messages) {
        return messages.stream().mapToInt(Records::in).sum();
    }

    private static int in(CrmMessage message) {
        return switch (message) {
            case CustomerReceived received -> received.customers().size();
            case CustomerRecorded recorded -> recorded.emails().size();
            case OrderReceived received -> received.orders().size();
            case AudiencePageRequested _ -> 1;
            case CommunicationRequested requested -> requested.communications().size();
            case DeliveryReceiptReceived received -> received.receipts().size();
            case ImportChunkStored _ -> 1;
        };
    }
}
