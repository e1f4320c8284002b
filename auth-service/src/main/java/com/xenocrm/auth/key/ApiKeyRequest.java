package com.xenocrm.auth.key;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.token.ApiKeyScope;
import com.xenocrm.kit.text.RequestText;
import com.xenocrm.kit.web.Refusal;

/** Request for a new key. */
record ApiKeyRequest(@Nullable String name, @Nullable String scope) {

    private static final int LONGEST_NAME = 100;

    String wantedName() {
        return RequestText.line("name", name, LONGEST_NAME)
                .orElseThrow(() -> Refusal.invalid("name", "must have 1 to " + LONGEST_NAME + " characters"));
    }

    ApiKeyScope wantedScope() {
        return Arrays.stream(ApiKeyScope.values())
                .filter(known -> known.value().equals(scope))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("scope", "must be ingest or read"));
    }
}
