package com.xenocrm.campaigndata.tracing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.MongoException;
import io.opentelemetry.api.trace.SpanContext;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.tracing.TraceParent;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/** Trace contexts of campaigns' creation, from their documents. They never change, so they are cached. */
class CampaignTraceParents {

    private static final int MOST_CAMPAIGNS = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final LoadingCache<String, SpanContext> known = Caffeine.newBuilder()
            .maximumSize(MOST_CAMPAIGNS)
            .expireAfterWrite(KEPT)
            .build(campaign -> Objects.requireNonNull(lookUp(Set.of(campaign)).get(campaign)));

    CampaignTraceParents(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the trace contexts of the given campaigns; missing or invalid for an unknown or untraced campaign. */
    Map<String, SpanContext> of(Set<String> campaigns) {
        try {
            Map<String, SpanContext> found = known.getAllPresent(campaigns);
            return found.size() == campaigns.size() ? found : known.getAll(campaigns, this::lookUp);
        } catch (DataAccessException | MongoException away) {
            // tracing must not fail the work, which will find out about the outage itself
            return Map.of();
        }
    }

    private Map<String, SpanContext> lookUp(Set<? extends String> campaigns) {
        Map<String, SpanContext> found = new HashMap<>();
        campaigns.forEach(campaign -> found.put(campaign, SpanContext.getInvalid()));
        mongo.getCollection(CollectionNames.CAMPAIGNS)
                .find(in("_id", campaigns))
                .projection(include(CampaignFields.TRACE_PARENT))
                .forEach(campaign -> found.put(campaign.getString("_id"), read(campaign)));
        return found;
    }

    private static SpanContext read(Document campaign) {
        String written = campaign.getString(CampaignFields.TRACE_PARENT);
        return written == null
                ? SpanContext.getInvalid()
                : TraceParent.read(written).orElse(SpanContext.getInvalid());
    }
}
