package com.xenocrm.campaigndata.sender;

import java.util.List;
import java.util.concurrent.Callable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Sending of communications by one channel. */
public interface ChannelSending {

    /**
     * Returns the tasks that send the communications of a message, which are distinct. They run concurrently, and each
     * returns the receipts that are known by then. One that throws ends the pass, so that no further task begins.
     */
    List<Callable<List<Receipt>>> tasks(List<Communication> communications, SendingPass pass);

    /**
     * Is called when the receipts of all communications of the message are published, so that none will be repeated.
     */
    default void done() {}
}
