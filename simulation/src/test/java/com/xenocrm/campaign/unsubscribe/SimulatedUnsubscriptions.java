package com.xenocrm.campaign.unsubscribe;

import java.net.URI;
import java.util.function.Predicate;

import com.xenocrm.campaign.engagement.TrackingLinks;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.CustomerIdentities;

/** Unsubscribing, without the web. */
public final class SimulatedUnsubscriptions {

    /** The same for all replicas. */
    public static final UnsubscribeLinks LINKS = UnsubscribeLinks.signedWith(
            "a-secret-of-the-simulation-32-bytes-long", true, URI.create("https://crm.example"));

    /** Links of e-mails whose opens and clicks are recorded. */
    public static final TrackingLinks TRACKING = TrackingLinks.sealedWith(
            "a-secret-of-the-simulation-32-bytes-long", true, URI.create("https://crm.example"));

    private SimulatedUnsubscriptions() {}

    /** Returns what unsubscribes the recipient of a communication; false when there is no such recipient. */
    public static Predicate<String> of(
            CommunicationLog communications, CustomerIdentities customers, Suppressions suppressions) {
        return new Unsubscriptions(communications, customers, suppressions)::of;
    }
}
