package com.xenocrm.campaign.campaign;

import java.time.Duration;
import java.util.List;

import com.xenocrm.contracts.message.CrmMessage;

/** The way out to the broker: returns when everything is confirmed, throws when it is not. */
public interface Outbox {

    void publish(List<? extends CrmMessage> messages);

    /** The same, but the messages come only after this time, an hour at most. */
    void publishAfter(Duration delay, List<? extends CrmMessage> messages);
}
