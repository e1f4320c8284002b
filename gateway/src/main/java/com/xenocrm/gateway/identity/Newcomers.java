package com.xenocrm.gateway.identity;

import com.xenocrm.kit.web.Outage;

/** Becomes users of who shows a Google ID token without ever having signed in. */
public interface Newcomers {

    /** False for who may not come in. Throws {@link Unavailable} when that cannot be said. */
    boolean enter(String idToken);

    /** Nobody can be entered right now. */
    final class Unavailable extends RuntimeException implements Outage {

        public Unavailable(Throwable cause) {
            super("Newcomers cannot be entered", cause);
        }
    }
}
