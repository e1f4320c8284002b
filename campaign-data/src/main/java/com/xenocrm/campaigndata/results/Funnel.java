package com.xenocrm.campaigndata.results;

import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaigndata.communication.CommunicationStatus;

/** Customers at each step from the audience to a purchase, added recipient by recipient. */
public final class Funnel {

    private long audience;
    private long sent;
    private long delivered;
    private long opened;
    private long clicked;
    private long opens;
    private long clicks;
    private long machineOpens;
    private long machineClicks;
    private final SortedMap<Integer, Long> links = new TreeMap<>();

    void add(Recipient recipient) {
        Reaction reaction = recipient.reaction();
        boolean arrived = recipient.status() == CommunicationStatus.SENT;
        audience++;
        sent += arrived ? 1 : 0;
        delivered += arrived && !reaction.bounced() ? 1 : 0;
        opened += reaction.opened() ? 1 : 0;
        clicked += reaction.clicked() ? 1 : 0;
        opens += reaction.opens();
        clicks += reaction.clicks();
        machineOpens += reaction.machineOpens();
        machineClicks += reaction.machineClicks();
        reaction.links().forEach(link -> links.merge(link, 1L, Long::sum));
    }

    /**
     * Returns the numbers.
     *
     * @param bought customers who received the message and bought
     */
    public View view(long bought) {
        return new View(audience, sent, delivered, opened, clicked, bought);
    }

    /** Returns how often the messages were opened and their links followed, also by programs. */
    public Totals totals() {
        return new Totals(opens, clicks, machineOpens, machineClicks);
    }

    /** Returns the number of customers who followed each link, by the number of the link. */
    public SortedMap<Integer, Long> links() {
        return links;
    }

    /**
     * Customers at each step.
     *
     * @param delivered sent, without a bounce that became known later
     * @param opened recipients who opened the message or followed one of its links
     */
    public record View(long audience, long sent, long delivered, long opened, long clicked, long bought) {}

    /**
     * Opens and clicks, repeated ones included.
     *
     * @param machineOpens opens by programs, which count nowhere else
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Totals(long opens, long clicks, long machineOpens, long machineClicks) {}
}
