package com.xenocrm.customerdata.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
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
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Writes what customers got, opened and clicked, for rules. Each update is idempotent and independent of the order. */
public final class CustomerEngagement {

    private final MongoOperations mongo;

    public CustomerEngagement(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records that customers got a campaign. */
    public void received(String campaignId, Collection<String> customerIds) {
        collection().updateMany(in("_id", customerIds), addToSet(CustomerFields.RECEIVED_CAMPAIGN, campaignId));
    }

    /** Records what customers opened and clicked. */
    public void engaged(List<Engaged> all) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        for (Engaged one : all) {
            List<Bson> changes = new ArrayList<>();
            add(
                    changes,
                    one.openedAt(),
                    CustomerFields.LAST_OPENED_AT,
                    CustomerFields.OPENED_CAMPAIGN,
                    one.campaignId());
            add(
                    changes,
                    one.clickedAt(),
                    CustomerFields.LAST_CLICKED_AT,
                    CustomerFields.CLICKED_CAMPAIGN,
                    one.campaignId());
            if (!changes.isEmpty()) {
                writes.add(new UpdateOneModel<>(eq("_id", one.customerId()), combine(changes)));
            }
        }
        BulkWrites.perform(collection(), writes);
    }

    private static void add(
            List<Bson> changes, @Nullable Instant at, String lastAt, String campaigns, String campaignId) {
        if (at != null) {
            changes.add(max(lastAt, Date.from(at)));
            changes.add(addToSet(campaigns, campaignId));
        }
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
