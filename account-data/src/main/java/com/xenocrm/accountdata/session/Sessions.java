package com.xenocrm.accountdata.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.kit.time.IdGenerator;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Repository of open sessions. A session is stored before its first token is issued. */
public final class Sessions {

    static final String COLLECTION = "sessions";
    static final String USER_ID = "user_id";
    static final String CREATED_AT = "created_at";
    static final String EXPIRES_AT = "expires_at";

    private static final String ID = "_id";

    private final MongoOperations mongo;
    private final RevokedSessions revoked;
    private final Duration lifetime;
    private final Duration longest;
    private final Clock clock;
    private final IdGenerator ids;

    /**
     * Creates the repository.
     *
     * @param lifetime duration of a session that is not renewed
     * @param longest duration of a session from its creation, with all renewals
     */
    public Sessions(
            MongoOperations mongo,
            RevokedSessions revoked,
            Duration lifetime,
            Duration longest,
            Clock clock,
            IdGenerator ids) {
        this.mongo = mongo;
        this.revoked = revoked;
        this.lifetime = lifetime;
        this.longest = longest;
        this.clock = clock;
        this.ids = ids;
    }

    /** Creates a session. */
    public Session create(String userId, @Nullable String userAgent, String ip) {
        Instant now = clock.instant();
        Session session = new Session(ids.next(), userId, now, end(now, now), userAgent, ip);
        mongo.insert(session, COLLECTION);
        return session;
    }

    /** Extends a session; empty unless it is open and belongs to the user. Earlier tokens stay valid. */
    public Optional<Session> renew(String id, String userId) {
        Instant now = clock.instant();
        return find(id, userId)
                .map(session -> mongo.findAndModify(
                        query(open(userId).and(ID).is(id)),
                        new Update().max(EXPIRES_AT, end(session.createdAt(), now)),
                        FindAndModifyOptions.options().returnNew(true),
                        Session.class,
                        COLLECTION));
    }

    /** Returns whether a renewal can extend the session. */
    public boolean isRenewable(Session session) {
        return session.expiresAt().isBefore(session.createdAt().plus(longest));
    }

    /** Returns the user's open sessions, newest first. */
    public List<Session> of(String userId) {
        return mongo.find(
                query(open(userId)).with(Sort.by(Sort.Direction.DESC, CREATED_AT)), Session.class, COLLECTION);
    }

    /** Returns the session; empty unless it is open and belongs to the user. */
    public Optional<Session> find(String id, String userId) {
        return Optional.ofNullable(mongo.findOne(query(open(userId).and(ID).is(id)), Session.class, COLLECTION));
    }

    /** Ends all open sessions of the user and returns their number. */
    public int endAll(String userId) {
        List<Session> open = of(userId);
        open.forEach(session -> end(session.id(), session.expiresAt()));
        return open.size();
    }

    /**
     * Revokes all tokens of the session, including one that is being issued at this moment. Idempotent; after a crash
     * in between, the revoked session is still listed.
     *
     * @param expiresAt expiry of the token that is known
     */
    public void end(String id, Instant expiresAt) {
        Instant latest = clock.instant().plus(longest);
        revoked.add(id, latest.isAfter(expiresAt) ? latest : expiresAt);
        mongo.remove(query(where(ID).is(id)), COLLECTION);
    }

    private Instant end(Instant createdAt, Instant now) {
        Instant unused = now.plus(lifetime);
        Instant latest = createdAt.plus(longest);
        return unused.isBefore(latest) ? unused : latest;
    }

    private Criteria open(String userId) {
        return where(USER_ID).is(userId).and(EXPIRES_AT).gt(clock.instant());
    }
}
