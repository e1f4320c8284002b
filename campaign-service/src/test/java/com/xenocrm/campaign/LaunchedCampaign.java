package com.xenocrm.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Launched campaign for tests without the API. */
final class LaunchedCampaign {

    private LaunchedCampaign() {}

    /** Launches a campaign to this number of new customers and returns its id. */
    static String on(ApplicationContext service, int customers) {
        MongoOperations mongo = service.getBean(MongoOperations.class);
        String tag = "tag-" + UUID.randomUUID();
        mongo.getCollection("customers")
                .insertMany(IntStream.range(0, customers)
                        .mapToObj(i -> customer(tag, i))
                        .toList());
        Date now = Date.from(Instant.EPOCH.plusSeconds(1));
        mongo.getCollection("campaigns")
                .insertOne(new Document("_id", tag)
                        .append("name", tag)
                        .append("status", "pending")
                        .append("segment_id", "none")
                        .append("message_template", "Hi {name}")
                        .append("rule", "{\"field\":\"tags\",\"operator\":\"=\",\"value\":\"%s\"}".formatted(tag))
                        .append("created_at", now)
                        .append("launched_at", now)
                        .append("last_customer_id", tag + "~"));
        service.getBean(MessagePublisher.class).publish(List.of(new AudiencePageRequested(tag, 0, null)));
        return tag;
    }

    /** Publishes retries for this number of further communications of a campaign. */
    static void retryIn(ApplicationContext service, String campaign, int communications) {
        List<Document> entries = IntStream.range(0, communications)
                .mapToObj(i -> new Document("_id", campaign + ":retried-" + i)
                        .append("campaign_id", campaign)
                        .append("customer_id", "retried-" + i)
                        .append("page", 0)
                        .append("email", "retried-%d@%s.example".formatted(i, campaign))
                        .append("message", "Hi")
                        .append("status", "PENDING")
                        .append("attempt", 2))
                .toList();
        service.getBean(MongoOperations.class).getCollection("communications").insertMany(entries);
        service.getBean(MessagePublisher.class)
                .publish(entries.stream()
                        .map(entry -> new RetryRequested(List.of(new Retry(entry.getString("_id"), 2))))
                        .toList());
    }

    private static Document customer(String tag, int number) {
        return new Document("_id", "%s-%05d".formatted(tag, number))
                .append("name", "Customer " + number)
                .append("email", "%d@%s.example".formatted(number, tag))
                .append("total_spend", new Decimal128(BigDecimal.ONE))
                .append("visits_count", 1)
                .append("tags", List.of(tag))
                .append("created_at", Date.from(Instant.EPOCH));
    }
}
