package com.xenocrm.contracts;

/** Fields of a user that more than one process reads; the {@code _id} is the session token's subject. */
public final class UserFields {

    /** {@link Role#word()}; what it says now counts, whatever a token said when it was minted. */
    public static final String ROLE = "role";

    /** In {@link Collections#DELETED_USERS}: no ID token that is older lets the user in again. */
    public static final String DELETED_AT = "deleted_at";

    private UserFields() {}
}
