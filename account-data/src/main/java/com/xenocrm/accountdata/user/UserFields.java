package com.xenocrm.accountdata.user;

import com.xenocrm.contracts.token.Role;

/** Collection {@code users} and its fields; the {@code _id} is the subject of a user's tokens. */
final class UserFields {

    static final String COLLECTION = "users";
    static final String ID = "_id";
    static final String GOOGLE_ID = "googleId";
    static final String EMAIL = "email";
    static final String NAME = "name";
    static final String PICTURE = "picture";

    /** {@link Role#value()}. */
    static final String ROLE = "role";

    /** Token of a demotion in progress. */
    static final String DEMOTION = "demotion";

    static final String CREATED_AT = "createdAt";
    static final String LAST_LOGIN = "lastLogin";

    private UserFields() {}
}
