package com.xenocrm.ingestion.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.messaging.ParkedMessage;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Repository of dead letters. Settled ones are kept for a week for later inspection. */
@Component
class DeadLetterStore {

    private static final Duration KEPT = Duration.ofDays(7);

    private final MongoOperations mongo;
    private final Clock clock;

    DeadLetterStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Throws if the database is unavailable. */
    void requireDatabase() {
        mongo.executeCommand(new Document("ping", 1));
    }

    /** Stores a message; does nothing if it is stored already, settled or not. */
    void keep(ParkedMessage message) {
        try {
            mongo.insert(DeadLetter.of(message));
        } catch (DuplicateKeyException e) {
            // collected before, but not acknowledged
        }
    }

    /** Returns the waiting dead letters of a page, oldest first. */
    Envelope<List<DeadLetterView>> page(PageRequest page, DeadLetterQuery selection) {
        Criteria waiting = selection.waiting();
        return page.answer(
                "Dead letters",
                mongo.find(page.byId(waiting), DeadLetter.class),
                mongo.count(new Query(waiting), DeadLetter.class),
                letter -> Cursor.of(letter.id()),
                DeadLetterView::inList);
    }

    DeadLetterView get(String id) {
        DeadLetter letter = mongo.findById(id, DeadLetter.class);
        if (letter == null) {
            throw Refusal.notFound("DEAD_LETTER_NOT_FOUND", "There is no such dead letter");
        }
        return DeadLetterView.whole(letter);
    }

    /** Returns the id of the latest waiting dead letter; null if there is none. */
    @Nullable
    String last(DeadLetterQuery selection) {
        Query last = new Query(selection.waiting()).with(Sort.by(Sort.Direction.DESC, "_id"));
        last.fields().include("_id");
        DeadLetter letter = mongo.findOne(last, DeadLetter.class);
        return letter == null ? null : letter.id();
    }

    /** Returns the next waiting dead letters after one id and up to another. */
    List<DeadLetter> next(DeadLetterQuery selection, String after, String upTo, int most) {
        Criteria range = new Criteria()
                .andOperator(
                        selection.waiting(), Criteria.where("_id").gt(after).lte(upTo));
        return mongo.find(new Query(range).with(Sort.by("_id")).limit(most), DeadLetter.class);
    }

    /** Marks the waiting dead letters as settled and returns their number. */
    long settle(DeadLetterQuery selection, String status, String by) {
        Instant now = clock.instant();
        Update settled = new Update()
                .set("status", status)
                .set("settled_at", now)
                .set("settled_by", by)
                .set("expires_at", now.plus(KEPT));
        return mongo.updateMulti(new Query(selection.waiting()), settled, DeadLetter.class)
                .getModifiedCount();
    }

    long waitingIn(String queue) {
        return mongo.count(new Query(DeadLetterQuery.ofQueue(queue).waiting()), DeadLetter.class);
    }
}
