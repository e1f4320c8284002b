package com.xenocrm.auth.session;

import org.jspecify.annotations.Nullable;

import com.xenocrm.accountdata.user.User;
import com.xenocrm.auth.user.UserView;

/** Session token and user, in the envelope and at the top level, where existing frontends read them. */
public record SessionReply(
        boolean success,
        String message,
        Data data,
        @Nullable String token,
        UserView user) {

    /**
     * Returns the answer to a user who has signed in.
     *
     * @param token null if it is in a cookie, where scripts cannot read it
     */
    public static SessionReply of(User user, @Nullable String token) {
        UserView view = UserView.of(user);
        return new SessionReply(true, "Signed in as " + view.name(), new Data(token, view), token, view);
    }

    /** Token and user again, for clients that read the envelope. */
    public record Data(@Nullable String token, UserView user) {}
}
