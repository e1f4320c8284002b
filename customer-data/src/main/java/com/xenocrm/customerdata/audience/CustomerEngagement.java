package com.xenocrm.customerdata.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Writes what customers got, opened and clicked, for rules. Each update is idempotent and independent of the order. Of the
 * campaigns, each list keeps those recorded last.
 */
public final class CustomerEngagement {

    /** Most campaigns in a list, so that customers do not grow for as long as they are written to. */
    public static final int CAMPAIGNS = 200;

    private final MongoOperations mongo;

    public CustomerEngagement(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records that customers got a campaign. */
    public void received(String campaignId, Collection<String> customerIds) {
        collection()
                .updateMany(
                        and(in("_id", customerIds), ne(CustomerFields.RECEIVED_CAMPAIGN, campaignId)),
                        append(CustomerFields.RECEIVED_CAMPAIGN, campaignId));
    }

    /** Records what customers opened and clicked. */
    public void engaged(List<Engaged> all) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        for (Engaged one : all) {
            add(writes, one, one.openedAt(), CustomerFields.LAST_OPENED_AT, CustomerFields.OPENED_CAMPAIGN);
            add(writes, one, one.clickedAt(), CustomerFields.LAST_CLICKED_AT, CustomerFields.CLICKED_CAMPAIGN);
        }
        BulkWrites.perform(collection(), writes);
    }

    private static void add(
            List<UpdateOneModel<Document>> writes, Engaged one, @Nullable Instant at, String lastAt, String campaigns) {
        if (at != null) {
            Bson customer = eq("_id", one.customerId());
            writes.add(new UpdateOneModel<>(customer, max(lastAt, Date.from(at))));
            writes.add(new UpdateOneModel<>(
                    and(customer, ne(campaigns, one.campaignId())), append(campaigns, one.campaignId())));
        }
    }

    /** Appends a campaign that the list does not hold, and drops the oldest beyond the limit. */
    private static Bson append(String campaigns, String campaignId) {
        return pushEach(campaigns, List.of(campaignId), new PushOptions().slice(-CAMPAIGNS));
    }

    /**
     * Takes back what turned out to be done by a program.
     *
     * @param campaign what the customer did with the campaign
     * @param times times at which the program did something
     * @param latest what the customer did last, with any campaign
     */
    public void corrected(Engaged campaign, List<Instant> times, Engaged latest) {
        takeBack(
                campaign,
                campaign.openedAt(),
                CustomerFields.OPENED_CAMPAIGN,
                CustomerFields.LAST_OPENED_AT,
                times,
                latest.openedAt());
        takeBack(
                campaign,
                campaign.clickedAt(),
                CustomerFields.CLICKED_CAMPAIGN,
                CustomerFields.LAST_CLICKED_AT,
                times,
                latest.clickedAt());
    }

    private void takeBack(
            Engaged campaign,
            @Nullable Instant at,
            String campaigns,
            String lastAt,
            List<Instant> times,
            @Nullable Instant latest) {
        Bson customer = eq("_id", campaign.customerId());
        if (at == null) {
            collection().updateOne(customer, pull(campaigns, campaign.campaignId()));
        }
        collection()
                .updateOne(
                        and(customer, in(lastAt, times.stream().map(Date::from).toList())),
                        latest == null ? unset(lastAt) : set(lastAt, Date.from(latest)));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CustomerFields.COLLECTION);
    }

    /**
     * What a customer did with a campaign.
     *
     * @param openedAt latest open; null if there is none
     * @param clickedAt latest click; null if there is none
     */
    public record Engaged(
            String customerId,
            String campaignId,
            @Nullable Instant openedAt,
            @Nullable Instant clickedAt) {}
}
