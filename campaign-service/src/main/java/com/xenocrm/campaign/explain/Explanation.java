package com.xenocrm.campaign.explain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What became of one part of a rule for one customer. */
public sealed interface Explanation {

    /** Where the part is in the rules as they were sent. */
    String path();

    /** Returns whether the part holds for the customer. */
    boolean matched();

    /** The same in plain words, with the reason. */
    String because();

    /**
     * Parts joined to one.
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
     * One condition.
     *
     * @param actual what the customer has; null when it has nothing there
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
