package com.xenocrm.ai.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.ai.summary.Breakdowns.Breakdown;

/** Facts that follow from a tally, by name and in a fixed order. */
record Facts(List<Fact> all) {

    static final String CAMPAIGN = "campaign";
    static final String AUDIENCE = "audience";
    static final String SENT = "sent";
    static final String FAILED = "failed";
    static final String PENDING = "pending";
    static final String SUPPRESSED = "suppressed";
    static final String DELIVERY_RATE = "delivery_rate";
    static final String FAILURE_RATE = "failure_rate";
    static final String TOP_FAILURE_REASON = "top_failure_reason";
    static final String TOP_FAILURE_COUNT = "top_failure_count";
    static final String DELIVERED = "delivered";
    static final String RECIPIENTS = "recipients";
    static final String DURATION = "duration_seconds";

    /** Fewest messages for a rate; fewer are stated as "0 of 1", because a rate would be misleading. */
    static final long MIN_FOR_RATE = 30;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    /** Returns the facts. Rates are shares of the messages whose outcome is known, if those are {@link #MIN_FOR_RATE}. */
    static Facts of(CampaignFigures figures, Breakdown breakdown) {
        List<Fact> facts = new ArrayList<>();
        if (!figures.name().isEmpty()) {
            facts.add(Fact.of(CAMPAIGN, figures.name(), "“" + figures.name() + "”"));
        }
        facts.add(count(AUDIENCE, figures.audience()));
        facts.add(count(SENT, figures.sent()));
        facts.add(count(FAILED, figures.failed()));
        facts.add(count(PENDING, figures.pending()));
        facts.add(count(SUPPRESSED, figures.suppressed()));
        long settled = figures.sent() + figures.failed();
        if (settled > 0) {
            facts.add(delivery(figures.sent(), settled));
        }
        if (settled >= MIN_FOR_RATE) {
            facts.add(rate(FAILURE_RATE, HUNDRED.subtract(percent(figures.sent(), settled))));
        }
        figures.reasons().entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .ifPresent(top -> {
                    facts.add(Fact.of(
                            TOP_FAILURE_REASON, top.getKey(), "“" + top.getKey().replace('_', ' ') + "”"));
                    facts.add(count(TOP_FAILURE_COUNT, top.getValue()));
                });
        figures.reasons().forEach((reason, failures) -> facts.add(count("failed_by_reason." + reason, failures)));
        if (figures.launchedAt() != null && figures.completedAt() != null) {
            facts.add(duration(Duration.between(figures.launchedAt(), figures.completedAt())));
        }
        breakdown.bands().stream().filter(band -> band.settled() > 0).forEach(band -> {
            facts.add(delivery(band.sent(), band.settled()).about(band.band()));
            facts.add(count(RECIPIENTS, band.settled()).about(band.band()));
        });
        breakdown.comparison().ifPresent(comparison -> facts.addAll(comparison.facts()));
        return new Facts(List.copyOf(facts));
    }

    boolean has(String name) {
        return all.stream().anyMatch(fact -> fact.name().equals(name));
    }

    /** Returns the text of an existing fact. */
    String text(String name) {
        return fact(name).text();
    }

    /** Returns an existing fact. */
    Fact fact(String name) {
        return all.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fact " + name));
    }

    /** Returns a sentence that compares with the control group; empty without one. */
    Optional<String> comparison() {
        return has(ControlGroupComparison.LIFT) ? Optional.of(ControlGroupComparison.sentence(this)) : Optional.empty();
    }

    static Fact count(String name, long count) {
        return Fact.of(name, count, String.format(Locale.ROOT, "%,d", count));
    }

    /** Returns the delivery rate, or "0 of 1" of fewer messages. */
    private static Fact delivery(long sent, long settled) {
        return settled < MIN_FOR_RATE
                ? Fact.of(DELIVERED, sent, String.format(Locale.ROOT, "%,d of %,d", sent, settled))
                : rate(DELIVERY_RATE, percent(sent, settled));
    }

    private static Fact rate(String name, BigDecimal percent) {
        BigDecimal shown =
                percent.stripTrailingZeros().scale() <= 0 ? percent.setScale(0, RoundingMode.UNNECESSARY) : percent;
        return Fact.of(name, shown, shown.toPlainString() + "%");
    }

    /** Returns a percentage with one decimal; only all are 100 %, only none are 0 %. */
    private static BigDecimal percent(long part, long whole) {
        BigDecimal exact =
                HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        if (part == 0 || part == whole) {
            return exact;
        }
        return exact.max(LEAST).min(HUNDRED.subtract(LEAST));
    }

    private static Fact duration(Duration took) {
        long seconds = Math.max(1, (took.toMillis() + 500) / 1000);
        String text = seconds < 2 * MINUTE
                ? unit(seconds, "second")
                : seconds < 2 * HOUR ? unit(seconds / MINUTE, "minute") : unit(seconds / HOUR, "hour");
        return Fact.of(DURATION, seconds, seconds < 2 * MINUTE ? text : "about " + text);
    }

    private static String unit(long amount, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", amount, unit, amount == 1 ? "" : "s");
    }
}
