package com.xenocrm.ingestion.intake;

import java.util.List;

import com.xenocrm.contracts.message.CrmMessage;

/** Where accepted records go: returns when the broker has confirmed every message, throws otherwise. */
@FunctionalInterface
public interface Outgoing {

    void publish(List<? extends CrmMessage> messages);
}
