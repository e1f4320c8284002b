package com.xenocrm.auth.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.auth.user.User;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.time.IdGenerator;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** The sessions that are open: written down at sign-in, before their token leaves the house. */
@Component
public class Sessions {

    static final String USER_ID = "user_id";
    static final String CREATED_AT = "created_at";
    static final String EXPIRES_AT = "expires_at";

    private final MongoOperations mongo;
    private final SessionTokens tokens;
    private final RevokedSessions revoked;
    private final SessionSettings settings;
    private final Clock clock;
    private final IdGenerator ids;

    Sessions(
            MongoOperations mongo,
            SessionTokens tokens,
            RevokedSessions revoked,
            SessionSettings settings,
            Clock clock,
            IdGenerator ids) {
        this.mongo = mongo;
        this.tokens = tokens;
        this.revoked = revoked;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins a session of this user; answers its token. */
    public String begin(User user, Visitor visitor) {
        Instant now = clock.instant();
        Session session = new Session(ids.next(), user.id(), now, end(now, now), visitor.userAgent(), visitor.ip());
        mongo.insert(session, CollectionNames.SESSIONS);
        return tokens.mint(user, session, now);
    }

    /** One more token of a session that is open and this user's, and lasts longer now; those before stay good. */
    Optional<String> renew(String id, User user) {
        Instant now = clock.instant();
        return find(id, user.id())
                .map(session -> mongo.findAndModify(
                        query(open(user.id()).and("_id").is(id)),
                        new Update().max(EXPIRES_AT, end(session.createdAt(), now)),
                        FindAndModifyOptions.options().returnNew(true),
                        Session.class,
                        CollectionNames.SESSIONS))
                .map(session -> tokens.mint(user, session, now));
    }

    /** The newest first. */
    List<Session> of(String userId) {
        return mongo.find(
                query(open(userId)).with(Sort.by(Sort.Direction.DESC, CREATED_AT)),
                Session.class,
                CollectionNames.SESSIONS);
    }

    /** The session, if it is open and this user's. */
    Optional<Session> find(String id, String userId) {
        return Optional.ofNullable(
                mongo.findOne(query(open(userId).and("_id").is(id)), Session.class, CollectionNames.SESSIONS));
    }

    /** Ends all sessions of this user that are open; answers how many those were. */
    public int endAll(String userId) {
        List<Session> open = of(userId);
        open.forEach(session -> end(session.id(), session.expiresAt()));
        return open.size();
    }

    /**
     * Revokes every token of the session, one included that is being minted at this moment. Twice is once; a crash in
     * between leaves a session listed that is over.
     *
     * @param expiresAt when the token does that is known
     */
    void end(String id, Instant expiresAt) {
        Instant latest = clock.instant().plus(settings.longest());
        revoked.revoke(id, latest.isAfter(expiresAt) ? latest : expiresAt);
        mongo.remove(query(where("_id").is(id)), CollectionNames.SESSIONS);
    }

    private Instant end(Instant createdAt, Instant now) {
        Instant unused = now.plus(settings.lifetime());
        Instant latest = createdAt.plus(settings.longest());
        return unused.isBefore(latest) ? unused : latest;
    }

    private Criteria open(String userId) {
        return where(USER_ID).is(userId).and(EXPIRES_AT).gt(clock.instant());
    }
}
