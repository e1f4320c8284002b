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
 * Says which parts of a rule tell nobody apart: they match no customer, or every customer. Asks the database at most two
 * questions for each part, each of which ends at the first customer found, for so many parts, and for so long.
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

    /** What there is to say; a part is not blamed for what one of its own parts does. */
    public List<Finding> of(PlacedRule placed) {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        if (!audiences.isEmpty()) {
            new Walk(placed, now, findings).look(placed.rule());
        }
        return List.copyOf(findings);
    }

    /**
     * Something worth a second look.
     *
     * @param path where in the rules as they were sent
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
