package com.xenocrm.campaigndata.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.results.Recipient.Group;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.customerdata.order.StoredOrder;

/** Adds up the purchases of a campaign's audience, list by list, so memory does not grow with the audience. */
public final class Results {

    private final AudienceReader recipients;
    private final CustomerOrders orders;

    /** Creates the reader; it reads communications, customers and orders and writes nothing. */
    public Results(MongoOperations mongo) {
        this.recipients = new AudienceReader(mongo);
        this.orders = new CustomerOrders(mongo);
    }

    /** Returns the current figures, with each customer's orders within this period. */
    public Figures of(String campaignId, Duration within) {
        Figures figures = new Figures(new GroupPurchases(), new GroupPurchases(), new GroupPurchases(), new Funnel());
        recipients.lists(campaignId).forEach(list -> add(list, within, figures));
        return figures;
    }

    private void add(List<Recipient> list, Duration within, Figures figures) {
        list.forEach(figures.funnel()::add);
        List<Recipient> counted =
                list.stream().filter(one -> one.group() != Group.NEITHER).toList();
        if (counted.isEmpty()) {
            return;
        }
        Map<String, List<StoredOrder>> bought = orders.purchases(
                moments(counted).min(Instant::compareTo).orElseThrow(),
                moments(counted).max(Instant::compareTo).orElseThrow().plus(within),
                counted.stream().map(Recipient::customerId).toList());
        for (Recipient one : counted) {
            List<StoredOrder> all = bought.getOrDefault(one.customerId(), List.of());
            Purchases since = Purchases.between(all, one.since(), one.since().plus(within));
            (one.group() == Group.CONTROL ? figures.control() : figures.contacted()).add(since);
            Instant sent = one.sentAt();
            if (sent != null) {
                figures.attributed().add(Purchases.between(all, sent, sent.plus(within)));
            }
        }
    }

    private static Stream<Instant> moments(List<Recipient> list) {
        return list.stream().flatMap(one -> Stream.of(one.since(), one.sentAt() == null ? one.since() : one.sentAt()));
    }

    /**
     * Figures of the three groups.
     *
     * @param attributed customers who received the message, counted from delivery
     * @param contacted customers selected for the message, counted from the decision
     * @param control customers held out, counted from the decision
     * @param funnel the whole audience
     */
    public record Figures(GroupPurchases attributed, GroupPurchases contacted, GroupPurchases control, Funnel funnel) {}
}
