package com.xenocrm.auth.signin;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/** ID token, under any of its three names, or an authorization code. */
record SignInRequest(
        @JsonAlias({"credential", "token"}) @Nullable String idToken,
        @Nullable String code) {}
