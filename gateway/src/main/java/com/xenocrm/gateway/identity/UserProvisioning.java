package com.xenocrm.gateway.identity;

import com.xenocrm.kit.outage.Outage;

/** Just-in-time provisioning: creates a user on the first valid Google ID token. */
public interface UserProvisioning {

    /** Returns false for an account that is not allowed; throws {@link Unavailable} if auth-service is unavailable. */
    boolean provision(String idToken);

    /** Thrown while users cannot be created. */
    final class Unavailable extends RuntimeException implements Outage {

        public Unavailable(Throwable cause) {
            super("Users cannot be created", cause);
        }
    }
}
