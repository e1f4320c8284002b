package com.xenocrm.auth.session;

import org.jspecify.annotations.Nullable;

import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.UserView;

/** Session token and user in the envelope, and at top level where existing frontends read them. */
public record SessionReply(
        boolean success,
        String message,
        Data data,
        @Nullable String token,
        UserView user) {

    /**
     * Of a user who is signed in.
     *
     * @param token null when a cookie carries it, out of the page's reach
     */
    public static SessionReply of(User user, @Nullable String token) {
        UserView view = UserView.of(user);
        return new SessionReply(true, "Signed in as " + view.name(), new Data(token, view), token, view);
    }

    /** The same once more. */
    public record Data(@Nullable String token, UserView user) {}
}
