package com.xenocrm.auth.signin;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/** An ID token, by any of its three names, or a code. */
record SignInRequest(
        @JsonAlias({"credential", "token"}) @Nullable String idToken,
        @Nullable String code) {}
