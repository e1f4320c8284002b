package com.xenocrm.ai.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Figures in a request, such as a campaign's {@code deliveryStats}. Missing ones are derived from the others. */
record SuppliedStats(
        @Nullable String name,
        @Nullable Long sent,
        @Nullable Long failed,
        @Nullable Long pending,
        @Nullable Long suppressed,
        @JsonAlias("audience_size") @Nullable Long audienceSize) {

    private static final int LONGEST_NAME = 200;
    private static final long MOST = 1_000_000_000L;

    /** Returns the tally of these figures, or refuses them and names the invalid fields. */
    CampaignFigures figures() {
        List<FieldProblem> problems = new ArrayList<>();
        check("sent", sent, problems);
        check("failed", failed, problems);
        check("pending", pending, problems);
        check("suppressed", suppressed, problems);
        check("audienceSize", audienceSize, problems);
        if (sent == null && failed == null && audienceSize == null) {
            problems.add(new FieldProblem("stats", "must have at least one of sent, failed and audienceSize"));
        }
        if (name != null && name.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("stats.name", "must be at most %d characters".formatted(LONGEST_NAME)));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return consistent();
    }

    private CampaignFigures consistent() {
        long settled = orNone(sent) + orNone(failed) + orNone(suppressed);
        long audience = audienceSize == null ? settled + orNone(pending) : audienceSize;
        long waiting = pending == null ? audience - settled : pending;
        if (waiting < 0 || settled + waiting != audience) {
            throw Refusal.invalid("stats.audienceSize", "must be the sum of sent, failed, pending and suppressed");
        }
        return new CampaignFigures(
                name == null ? "" : name.strip(),
                "",
                audience,
                orNone(sent),
                orNone(failed),
                waiting,
                orNone(suppressed),
                Map.of(),
                null,
                null);
    }

    private static void check(String field, @Nullable Long value, List<FieldProblem> problems) {
        if (value != null && (value < 0 || value > MOST)) {
            problems.add(new FieldProblem("stats." + field, "must be a whole number from 0 to %d".formatted(MOST)));
        }
    }

    private static long orNone(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
