package com.xenocrm.simulation.broker;

import com.xenocrm.contracts.message.CrmMessage;

/** Message in a queue. */
final class Stored {

    final CrmMessage message;
    final byte[] body;
    int returned;

    Stored(CrmMessage message, byte[] body) {
        this.message = message;
        this.body = body;
    }
}
