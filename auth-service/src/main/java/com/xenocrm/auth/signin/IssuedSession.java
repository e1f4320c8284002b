package com.xenocrm.auth.signin;

import com.xenocrm.accountdata.user.User;

/** Session token of a user who has just signed in. */
record IssuedSession(String token, User user) {}
