package com.xenocrm.campaign.suppression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.time.StorableTimes;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Parses requests to suppress one address or a list of addresses; the list is accepted completely or refused. */
final class SuppressionRequests {

    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 100;

    /** Fields of requests, and those of answers, which may be sent back. */
    private static final Set<String> KNOWN = Set.of(
            "email",
            "reason",
            "until",
            "_id",
            "communicationId",
            "communication_id",
            "customerId",
            "customer_id",
            "createdAt",
            "created_at");

    private final List<FieldProblem> problems = new ArrayList<>();

    private final Instant now;

    private SuppressionRequests(Instant now) {
        this.now = now;
    }

    /** Returns the requested suppressions; throws a 400 with all errors. */
    static List<Suppression> read(JsonNode body, Instant now) {
        if (!body.isArray()) {
            return new SuppressionRequests(now).read(List.of(body), "");
        }
        if (body.isEmpty() || body.size() > MOST) {
            throw Refusal.invalid("suppressions", "must be 1 to " + MOST);
        }
        return new SuppressionRequests(now).read(body.valueStream().toList(), "[%d].");
    }

    private List<Suppression> read(List<JsonNode> requests, String path) {
        List<Suppression> wanted = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            wanted.add(read(requests.get(i), path.formatted(i)));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return wanted;
    }

    private Suppression read(JsonNode request, String path) {
        request.propertyNames().stream()
                .filter(field -> !KNOWN.contains(field))
                .forEach(field -> problem(path, field, "is not known"));
        String email = email(request.path("email").asString(""), path);
        String reason = reason(request.path("reason").asString(""), path);
        Instant until = request.hasNonNull("until") ? until(request.path("until"), path) : null;
        if (until != null && reason.equals(Suppression.UNSUBSCRIBED)) {
            problem(path, "until", "must not come with the reason unsubscribed, which is for good");
        }
        return new Suppression(email, reason, until, null, now);
    }

    private String email(String given, String path) {
        try {
            return EmailAddress.normalise(given);
        } catch (InvalidTextException e) {
            problem(path, "email", e.fault());
            return "";
        }
    }

    private String reason(String given, String path) {
        try {
            String reason = PlainText.normalise(given, LONGEST_REASON);
            if (reason.isEmpty()) {
                problem(path, "reason", "must have 1 to " + LONGEST_REASON + " characters");
            }
            return reason;
        } catch (InvalidTextException e) {
            problem(path, "reason", e.fault());
            return "";
        }
    }

    private @Nullable Instant until(JsonNode given, String path) {
        try {
            Instant until = OffsetDateTime.parse(given.asString("")).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!StorableTimes.include(until)) {
                problem(path, "until", StorableTimes.REQUIRED);
            } else if (!until.isAfter(now)) {
                problem(path, "until", "must be in the future");
            }
            return until;
        } catch (DateTimeException _) {
            problem(path, "until", "must be an ISO time with its zone, such as 2030-01-31T10:00:00Z");
            return null;
        }
    }

    private void problem(String path, String field, String message) {
        problems.add(new FieldProblem(path + field, message));
    }
}
