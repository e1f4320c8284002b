package com.xenocrm.ai.rules;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.text.UnicodeText;
import com.xenocrm.kit.web.Refusal;

/** Request with a description of an audience. */
record RuleRequest(
        @JsonAlias({"prompt", "text", "query"}) @Nullable String description) {

    static final int LONGEST = 500;

    /** Returns the description, or refuses it. */
    String words() {
        if (description == null || description.isBlank()) {
            throw Refusal.invalid("description", "is required");
        }
        if (UnicodeText.length(description) > LONGEST) {
            throw Refusal.invalid("description", "must be at most %d characters".formatted(LONGEST));
        }
        return description.strip();
    }
}
