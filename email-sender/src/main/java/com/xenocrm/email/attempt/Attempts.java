package com.xenocrm.email.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

/**
 * Repository of attempts to send e-mails. A process writes the intent before the server may accept an e-mail, and settles it
 * with the server's answer. If another process finds an old intent, its process ended in between: the attempt is in doubt,
 * and is never made again.
 */
public class Attempts {

    static final String EXPIRES_AT = "expires_at";

    static final String COLLECTION = CollectionNames.EMAIL_ATTEMPTS;
    private static final String OWNER = "owner";
    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoOperations mongo;
    private final AttemptTokens tokens;
    private final String owner;
    private final Clock clock;

    /** @param owner identifies this process */
    public Attempts(MongoOperations mongo, AttemptTokens tokens, String owner, Clock clock) {
        this.mongo = mongo;
        this.tokens = tokens;
        this.owner = owner;
        this.clock = clock;
    }

    /** Returns the known attempts of these communications, up to the current one of each, by id. */
    public Map<String, Attempt> of(Collection<Communication> communications) {
        List<String> ids =
                communications.stream().flatMap(Attempts::upToCurrent).toList();
        Map<String, Attempt> known = new HashMap<>();
        collection().find(in("_id", ids)).map(Attempt::of).forEach(attempt -> known.put(attempt.id(), attempt));
        return known;
    }

    /** Returns the ids of the attempts of a communication, from the first to the current one. */
    public static Stream<String> upToCurrent(Communication communication) {
        return IntStream.rangeClosed(1, communication.attempt()).mapToObj(communication::attemptId);
    }

    /** Writes the intent; false when there is an attempt of that id. */
    public boolean start(String id) {
        return insert(new Attempt(id, AttemptState.STARTED, clock.instant(), null, false));
    }

    /** Removes the intent of this process, since the e-mail was certainly not accepted. */
    public void retract(String id) {
        collection().deleteOne(and(eq("_id", id), eq(Attempt.STATE, AttemptState.STARTED.name()), eq(OWNER, owner)));
    }

    /** Settles an attempt whose intent this process has written, unless it is accepted already. Returns the stored one. */
    public Attempt settle(Attempt attempt) {
        collection()
                .updateOne(
                        and(eq("_id", attempt.id()), eq(OWNER, owner), ne(Attempt.STATE, AttemptState.ACCEPTED.name())),
                        new Document("$set", attempt.fields()));
        return find(attempt.id()).orElse(attempt);
    }

    /** Records a refusal that came before the intent, unless there is an attempt of that id. Returns the stored one. */
    public Attempt refuse(Attempt attempt) {
        return insert(attempt) ? attempt : find(attempt.id()).orElse(attempt);
    }

    /**
     * Marks the intent of an ended process as in doubt. Returns the attempt as it is now.
     *
     * @param before a process that still works on the attempt has written its intent later
     */
    public Optional<Attempt> doubt(String id, Instant before) {
        Attempt doubtful = new Attempt(id, AttemptState.IN_DOUBT, clock.instant(), null, false);
        collection()
                .updateOne(
                        and(
                                eq("_id", id),
                                eq(Attempt.STATE, AttemptState.STARTED.name()),
                                lte(Attempt.AT, Date.from(before))),
                        new Document("$set", doubtful.fields()));
        return find(id);
    }

    private Optional<Attempt> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).map(Attempt::of);
    }

    private boolean insert(Attempt attempt) {
        Instant expiry = clock.instant().plus(KEPT);
        Document document = new Document("_id", attempt.id());
        document.putAll(attempt.fields());
        try {
            collection()
                    .insertOne(document.append(SentEmails.TOKEN, tokens.of(attempt.id()))
                            .append(OWNER, owner)
                            .append(EXPIRES_AT, Date.from(expiry)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
