package com.xenocrm.campaign.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.campaigndata.rule.Rule;

/**
 * Finds parts of a rule that match no customer or every customer. Runs at most two queries per part, each of which ends
 * at the first match, within a limit of parts and time.
 */
@Component
public class Lint {

    private static final int MOST_PARTS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Audiences audiences;
    private final Clock clock;

    public Lint(Audiences audiences, Clock clock) {
        this.audiences = audiences;
        this.clock = clock;
    }

    /** Returns the findings; a part whose own part has a finding is not reported. */
    public List<Finding> of(PlacedRule placed) {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        if (!audiences.isEmpty()) {
            new Walk(placed, now, findings).look(placed.rule());
        }
        return List.copyOf(findings);
    }

    /**
     * Finding about a part of a rule.
     *
     * @param path path in the submitted rules
     */
    public record Finding(String path, String message) {}

    private final class Walk {

        private final PlacedRule placed;
        private final Instant now;
        private final List<Finding> findings;
        private int parts;

        Walk(PlacedRule placed, Instant now, List<Finding> findings) {
            this.placed = placed;
            this.now = now;
            this.findings = findings;
        }

        void look(Rule rule) {
            int before = findings.size();
            switch (rule) {
                case Rule.All all -> all.parts().forEach(this::look);
                case Rule.Any any -> any.parts().forEach(this::look);
                case Rule.Not not -> look(not.part());
                case Rule.Condition _ -> {}
            }
            boolean patient = clock.instant().isBefore(now.plus(PATIENCE)) && parts < MOST_PARTS;
            if (findings.size() == before && patient) {
                parts++;
                ask(rule);
            }
        }

        private void ask(Rule rule) {
            if (!audiences.anyMatch(rule, now)) {
                add(rule, rule instanceof Rule.All ? "no customer meets all of this" : "no customer meets this");
            } else if (!audiences.anyMatch(new Rule.Not(rule), now)) {
                add(rule, "every customer meets this");
            }
        }

        private void add(Rule rule, String message) {
            findings.add(new Finding(placed.pathOf(rule), message));
        }
    }
}
