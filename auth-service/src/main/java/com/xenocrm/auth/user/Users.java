package com.xenocrm.auth.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.UserFields;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Everybody who signed in, one user for one Google account. */
@Component
public class Users {

    static final String CREATED_AT = "createdAt";

    private static final String ID = "_id";
    private static final String FIRST = "first";
    private static final String USER_ID = "user_id";

    private final MongoOperations mongo;
    private final Clock clock;
    private final UserSettings settings;
    private final DeletedUsers deleted;

    Users(MongoOperations mongo, Clock clock, UserSettings settings, DeletedUsers deleted) {
        this.mongo = mongo;
        this.clock = clock;
        this.settings = settings;
        this.deleted = deleted;
    }

    /**
     * The user of this account as of now; a new one is admin when the system was empty. Nothing when the user was
     * deleted after Google vouched for them.
     */
    public Optional<User> signIn(GoogleAccount account) {
        if (isDeleted(account)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        User known = modify(account.userId(), seen(account, now), FindAndModifyOptions.options());
        return known == null ? enrol(account, now) : Optional.of(known);
    }

    /** Removes a user who is no admin; false when there is none like that. */
    public boolean remove(String id) {
        deleted.add(id);
        return mongo.remove(query(where(ID).is(id).and(UserFields.ROLE).ne(Role.ADMIN.value())), CollectionNames.USERS)
                        .getDeletedCount()
                == 1;
    }

    /** The user with this id. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(mongo.findOne(byId(id), User.class, CollectionNames.USERS));
    }

    /** The user with this id, or 404. */
    public User get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("USER_NOT_FOUND", "There is no such user"));
    }

    Envelope<List<UserView>> page(PageRequest page) {
        return page.answer(
                "Users",
                mongo.find(page.newestFirst(new Criteria(), CREATED_AT), User.class, CollectionNames.USERS),
                mongo.count(new Query(), CollectionNames.USERS),
                user -> new Cursor(user.createdAt(), user.id()),
                UserView::of);
    }

    /** Looks twice: who is deleted while being entered is found deleted, or is removed by the deletion itself. */
    private Optional<User> enrol(GoogleAccount account, Instant now) {
        Role role = isFirst(account.userId()) ? Role.ADMIN : settings.defaultRole();
        Update update = seen(account, now)
                .setOnInsert("googleId", account.googleId())
                .setOnInsert(CREATED_AT, now)
                .setOnInsert(UserFields.ROLE, role.value());
        User user = Objects.requireNonNull(upsert(() ->
                modify(account.userId(), update, FindAndModifyOptions.options().upsert(true))));
        if (isDeleted(account)) {
            mongo.remove(query(where(ID).is(user.id()).and(CREATED_AT).is(now)), CollectionNames.USERS);
            return Optional.empty();
        }
        return Optional.of(user);
    }

    private boolean isDeleted(GoogleAccount account) {
        return deleted.contains(account.userId(), account.issuedAt());
    }

    /** Exactly one user ever gets true, however many come at once. */
    private boolean isFirst(String userId) {
        Update claim = new Update().setOnInsert(USER_ID, userId);
        upsert(() -> mongo.upsert(byId(FIRST), claim, CollectionNames.FIRST_USER));
        return mongo.exists(query(where(ID).is(FIRST).and(USER_ID).is(userId)), CollectionNames.FIRST_USER);
    }

    private static Update seen(GoogleAccount account, Instant now) {
        return new Update()
                .set("email", account.email())
                .set("name", account.name())
                .set("picture", account.picture())
                .set("lastLogin", now);
    }

    private @Nullable User modify(String id, Update update, FindAndModifyOptions options) {
        return mongo.findAndModify(byId(id), update, options.returnNew(true), User.class, CollectionNames.USERS);
    }

    /** Two upserts of one document at once: the slower one fails on the key, and finds the document the second time. */
    private static <T extends @Nullable Object> T upsert(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (DuplicateKeyException race) {
            return attempt.get();
        }
    }

    private static Query byId(String id) {
        return query(where(ID).is(id));
    }
}
