package com.xenocrm.campaign.campaign;

import java.util.List;

import com.xenocrm.contracts.CrmMessage;

/** The way out to the broker: returns when everything is confirmed, throws when it is not. */
@FunctionalInterface
public interface Outbox {

    void publish(List<? extends CrmMessage> messages);
}
