package com.xenocrm.order;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Writes customers' documents as customer-consumer does; skips writes that would violate a unique key. */
final class CustomersByHand {

    private final MongoCollection<Document> customers;

    CustomersByHand(MongoCollection<Document> customers) {
        this.customers = customers;
    }

    /** Creates the customer or sets its identifier; returns the email. */
    String write(String email, @Nullable String customerId) {
        Document stored = customers.find(eq("email", email)).first();
        if (stored == null) {
            Document fresh = new Document("_id", customerId == null ? "of-" + email.replace('@', '-') : customerId);
            if (customerId != null) {
                fresh.append("customer_id", customerId);
            }
            fresh.append("email", email)
                    .append("total_spend", new Decimal128(0))
                    .append("visits_count", 0);
            unlessTaken(() -> customers.insertOne(fresh));
        } else if (customerId != null && stored.get("customer_id") == null) {
            unlessTaken(() -> customers.updateOne(
                    and(eq("email", email), eq("customer_id", null)), set("customer_id", customerId)));
        } else if (customerId != null) {
            String former = stored.getString("customer_id");
            unlessTaken(() -> customers.updateOne(
                    and(eq("email", email), eq("customer_id", former)),
                    combine(set("customer_id", customerId), addToSet("former_customer_ids", former))));
        }
        return email;
    }

    /** Changes the customer's email and returns it. */
    String move(String customerId, String email) {
        unlessTaken(() -> customers.updateOne(eq("customer_id", customerId), set("email", email)));
        return email;
    }

    /** Sets the customer's reported spending and returns the email. */
    String report(String email, String spent) {
        customers.updateOne(eq("email", email), set("reported.total_spend", Decimal128.parse(spent)));
        return email;
    }

    private static void unlessTaken(Runnable write) {
        try {
            write.run();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
