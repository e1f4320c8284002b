package com.xenocrm.contracts;

import com.xenocrm.contracts.token.Role;

/** Fields of a user that more than one process reads; the {@code _id} is the session token's subject. */
public final class UserFields {

    /** {@link Role#value()}; what it says now counts, whatever a token said when it was minted. */
    public static final String ROLE = "role";

    /** In {@link CollectionNames#DELETED_USERS}: no ID token that is older lets the user in again. */
    public static final String DELETED_AT = "deleted_at";

    private UserFields() {}
}
