package com.xenocrm.accountdata.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Repository of users: one for each Google account that has signed in. */
@Component
public class Users {

    private static final String FIRST_USER = "first_user";
    private static final String FIRST = "first";
    private static final String USER_ID = "user_id";

    private final MongoOperations mongo;
    private final Clock clock;
    private final DeletedUsers deleted;

    public Users(MongoOperations mongo, Clock clock, DeletedUsers deleted) {
        this.mongo = mongo;
        this.clock = clock;
        this.deleted = deleted;
    }

    /**
     * Creates or updates the account's user. The first user of the system becomes admin, all others get the default
     * role. Empty if the user was deleted after the ID token was issued.
     */
    public Optional<User> signIn(GoogleAccount account, Role defaultRole) {
        if (isDeleted(account)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        User known = modify(account.userId(), seen(account, now), FindAndModifyOptions.options());
        return known == null ? create(account, defaultRole, now) : Optional.of(known);
    }

    /** Removes a user who is not an admin; false if there is none. The first user does not become admin again. */
    public boolean remove(String id) {
        deleted.add(id);
        mongo.updateFirst(
                query(where(UserFields.ID).is(FIRST).and(USER_ID).is(id)), new Update().unset(USER_ID), FIRST_USER);
        Criteria noAdmin = where(UserFields.ID).is(id).and(UserFields.ROLE).ne(Role.ADMIN.value());
        return mongo.remove(query(noAdmin), UserFields.COLLECTION).getDeletedCount() == 1;
    }

    /** Returns the user with this id; empty if there is none. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(mongo.findOne(byId(id), User.class, UserFields.COLLECTION));
    }

    /** Returns the user with this id; throws a 404 if there is none. */
    public User get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("USER_NOT_FOUND", "There is no such user"));
    }

    /** Returns the user's current role, which may differ from that in their tokens; empty if there is no such user. */
    public Optional<String> role(String id) {
        return Optional.ofNullable(mongo.findOne(byId(id), Document.class, UserFields.COLLECTION))
                .map(user -> user.get(UserFields.ROLE, Role.VIEWER.value()));
    }

    /** Returns the users of a page, newest first; one more than its limit if another page follows. */
    public List<User> page(PageRequest page) {
        return mongo.find(page.newestFirst(new Criteria(), UserFields.CREATED_AT), User.class, UserFields.COLLECTION);
    }

    /** Returns the number of users. */
    public long count() {
        return mongo.count(new Query(), UserFields.COLLECTION);
    }

    /** Creates a user. Checks for a deletion twice: a concurrent deletion is found here, or removes the user itself. */
    private Optional<User> create(GoogleAccount account, Role defaultRole, Instant now) {
        Role role = isFirst(account.userId()) ? Role.ADMIN : defaultRole;
        Update update = seen(account, now)
                .setOnInsert(UserFields.GOOGLE_ID, account.googleId())
                .setOnInsert(UserFields.CREATED_AT, now)
                .setOnInsert(UserFields.ROLE, role.value());
        User user = Objects.requireNonNull(upsert(() ->
                modify(account.userId(), update, FindAndModifyOptions.options().upsert(true))));
        if (isDeleted(account)) {
            Criteria created = where(UserFields.ID)
                    .is(user.id())
                    .and(UserFields.CREATED_AT)
                    .is(now);
            mongo.remove(query(created), UserFields.COLLECTION);
            return Optional.empty();
        }
        return Optional.of(user);
    }

    private boolean isDeleted(GoogleAccount account) {
        return deleted.contains(account.userId(), account.issuedAt());
    }

    /** Returns true for exactly one user, whatever the number of concurrent calls. */
    private boolean isFirst(String userId) {
        Update claim = new Update().setOnInsert(USER_ID, userId);
        upsert(() -> mongo.upsert(byId(FIRST), claim, FIRST_USER));
        return mongo.exists(query(where(UserFields.ID).is(FIRST).and(USER_ID).is(userId)), FIRST_USER);
    }

    private static Update seen(GoogleAccount account, Instant now) {
        return new Update()
                .set(UserFields.EMAIL, account.email())
                .set(UserFields.NAME, account.name())
                .set(UserFields.PICTURE, account.picture())
                .set(UserFields.LAST_LOGIN, now);
    }

    private @Nullable User modify(String id, Update update, FindAndModifyOptions options) {
        return mongo.findAndModify(byId(id), update, options.returnNew(true), User.class, UserFields.COLLECTION);
    }

    /** Repeats an upsert that lost a race for its key; the repetition finds the other document. */
    private static <T extends @Nullable Object> T upsert(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (DuplicateKeyException race) {
            return attempt.get();
        }
    }

    private static Query byId(String id) {
        return query(where(UserFields.ID).is(id));
    }
}
