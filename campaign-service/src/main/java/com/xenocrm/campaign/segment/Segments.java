package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Repository of segments. */
@Component
public class Segments {

    static final String CREATED_AT = "created_at";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    public Segments(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /** Saves a new segment. */
    public Segment save(String name, @Nullable String description, RuleDefinition rule) {
        return save(ids.next(), name, description, rule);
    }

    /** Saves a segment under this identifier; returns the existing one unchanged if there is one. */
    public Segment save(String id, String name, @Nullable String description, RuleDefinition rule) {
        Document stored = new Document("_id", id)
                .append(NAME, name)
                .append(CREATED_AT, Date.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        stored.putAll(rule.fields());
        if (description != null) {
            stored.append(DESCRIPTION, description);
        }
        BulkWrites.insertOnce(collection(), stored);
        return get(id);
    }

    /** Returns the segment; throws a 404 if there is none. */
    public Segment get(String id) {
        Document stored = collection().find(eq("_id", id)).first();
        if (stored == null) {
            throw Refusal.notFound("SEGMENT_NOT_FOUND", "There is no such segment");
        }
        return read(stored);
    }

    /** Returns the names of those of these segments that exist, by identifier. */
    public Map<String, SegmentName> names(Collection<String> ids) {
        Map<String, SegmentName> names = new HashMap<>();
        collection().find(in("_id", ids)).projection(include(NAME)).forEach(found -> {
            String id = found.getString("_id");
            names.put(id, new SegmentName(id, found.getString(NAME)));
        });
        return names;
    }

    /** Returns the segments of a page, newest first; one more than its limit if another page follows. */
    List<Segment> page(PageRequest page) {
        return mongo
                .find(page.newestFirst(new Criteria(), CREATED_AT), Document.class, CollectionNames.SEGMENTS)
                .stream()
                .map(Segments::read)
                .toList();
    }

    /** Returns the first segments after this one, ordered by id. */
    List<Segment> after(String id, int limit) {
        return collection()
                .find(gt("_id", id))
                .sort(ascending("_id"))
                .limit(limit)
                .map(Segments::read)
                .into(new ArrayList<>());
    }

    private static Segment read(Document stored) {
        return new Segment(
                stored.getString("_id"),
                stored.getString(NAME),
                stored.getString(DESCRIPTION),
                RuleDefinition.in(stored),
                stored.getDate(CREATED_AT).toInstant());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SEGMENTS);
    }
}
