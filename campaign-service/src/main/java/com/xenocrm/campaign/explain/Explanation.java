package com.xenocrm.campaign.explain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Result of one part of a rule for one customer. */
public sealed interface Explanation {

    /** Returns the path of the part in the submitted rules. */
    String path();

    /** Returns whether the part holds for the customer. */
    boolean matched();

    /** Returns the result in plain words, with the reason. */
    String because();

    /**
     * Combination of parts.
     *
     * @param joinedBy {@code all}, {@code any} or {@code not}
     */
    record Group(
            String path,
            @JsonProperty("joined_by") String joinedBy,
            boolean matched,
            String because,
            List<Explanation> parts)
            implements Explanation {}

    /**
     * Result of one condition.
     *
     * @param actual the customer's value; null without one
     */
    record Clause(
            String path,
            String field,
            String operator,
            Object value,
            @Nullable Object actual,
            boolean matched,
            String because)
            implements Explanation {}
}
