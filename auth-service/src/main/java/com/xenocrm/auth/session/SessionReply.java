package com.xenocrm.auth.signin;

import com.xenocrm.auth.user.UserView;

/** Session token and user in the envelope, and at top level where existing frontends read them. */
record SignInReply(boolean success, String message, Data data, String token, UserView user) {

    static SignInReply of(Reception.Session session) {
        UserView user = UserView.of(session.user());
        return new SignInReply(
                true, "Signed in as " + user.name(), new Data(session.token(), user), session.token(), user);
    }

    record Data(String token, UserView user) {}
}
