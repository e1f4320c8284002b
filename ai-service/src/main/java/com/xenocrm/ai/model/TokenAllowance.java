package com.xenocrm.ai.model;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

/**
 * Daily allowance of each user for the model. The maximum of a request is reserved before the call by a conditional
 * update, so that replicas together never exceed the limit.
 */
final class TokenAllowance {

    static final String COLLECTION = "ai_usage";
    static final String EXPIRES_AT = "expires_at";

    private static final String TOKENS = "tokens";
    private static final String COST = "cost_micros";
    private static final Duration KEPT = Duration.ofDays(35);

    private final MongoOperations mongo;
    private final ModelSettings settings;
    private final Clock clock;

    TokenAllowance(MongoOperations mongo, ModelSettings settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reserves the maximum of a request; returns false if it exceeds the remaining allowance. */
    boolean take(String id, long sent, long answered) {
        long tokens = settings.dailyTokens() - sent - answered;
        long cost = settings.dailyCostLimit() - settings.cost(sent, answered);
        if (tokens < 0 || cost < 0) {
            return false;
        }
        try {
            usage().updateOne(
                            and(eq("_id", id), lte(TOKENS, tokens), lte(COST, cost)),
                            combine(
                                    inc(TOKENS, sent + answered),
                                    inc(COST, settings.cost(sent, answered)),
                                    setOnInsert(
                                            EXPIRES_AT,
                                            Date.from(clock.instant().plus(KEPT)))),
                            new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException full) {
            if (full.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw full;
        }
    }

    /** Returns the unused part of a reservation to the allowance. */
    void putBack(String id, long sent, long answered) {
        usage().updateOne(
                        eq("_id", id),
                        combine(inc(TOKENS, -sent - answered), inc(COST, -settings.cost(sent, answered))));
    }

    /** Returns the key of a user's usage on the current day. */
    String id(String userId) {
        return userId + ":" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private MongoCollection<Document> usage() {
        return mongo.getCollection(COLLECTION);
    }
}
