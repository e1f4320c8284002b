package com.xenocrm.campaign.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.customerdata.statistics.Distributions;
import com.xenocrm.kit.web.Envelope;

/** Previews an audience before anything is saved. */
@RestController
class AudienceController {

    private static final int SAMPLE = 10;

    private final Audiences audiences;
    private final SuppressedCount suppressed;
    private final Lint lint;
    private final Clock clock;

    AudienceController(Audiences audiences, SuppressedCount suppressed, Lint lint, Clock clock) {
        this.audiences = audiences;
        this.suppressed = suppressed;
        this.lint = lint;
        this.clock = clock;
    }

    @PostMapping("/api/audience")
    Envelope<Preview> preview(@RequestBody PreviewRequest request) {
        PlacedRule placed = RuleParser.place(request.rules());
        Instant now = clock.instant();
        int count = Math.toIntExact(audiences.count(placed.rule(), now));
        var preview = new Preview(
                count,
                suppressed.of(placed.rule(), now),
                audiences.after(null, placed.rule(), now, SAMPLE),
                lint.of(placed),
                Boolean.TRUE.equals(request.distribution())
                        ? audiences
                                .distributions(placed.rule(), now)
                                .map(Distribution::of)
                                .orElse(null)
                        : null);
        return new Envelope<>(true, count + " customers match", preview, null, count, null, null);
    }

    /** @param distribution true to count the matching customers by spend and activity too */
    record PreviewRequest(
            @Nullable JsonNode rules, @Nullable Boolean distribution) {}

    /**
     * Preview of an audience.
     *
     * @param suppressed number of suppressed customers in the count; null if there are too many to check
     * @param distribution left out if it was not asked for, or there are too many customers to count
     */
    record Preview(
            int count,
            @Nullable Integer suppressed,
            List<Customer> sample,
            List<Lint.Finding> lint,
            @Nullable Distribution distribution) {}

    /** Matching customers by total spend, and by days since their last activity. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Distribution(List<Distributions.Bin> spend, List<Distributions.Bin> inactiveDays, int neverActive) {

        static Distribution of(Distributions.Figures figures) {
            return new Distribution(figures.spend(), figures.inactiveDays(), figures.neverActive());
        }
    }
}
