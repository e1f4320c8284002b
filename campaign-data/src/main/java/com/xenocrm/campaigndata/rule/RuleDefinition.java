package com.xenocrm.campaigndata.rule;

import org.bson.Document;

/**
 * Stored rule, kept as text so that its keys cannot conflict with the document's.
 *
 * @param sent submitted JSON, in its original spelling
 * @param canonical the same rule in canonical spelling
 * @param conditions number of conditions
 */
public record RuleDefinition(String sent, String canonical, int conditions) {

    private static final String SENT = "rules";
    private static final String CANONICAL = "rule";
    private static final String CONDITIONS = "rules_count";

    /** Returns the definition in the document of a segment or campaign. */
    public static RuleDefinition in(Document stored) {
        return new RuleDefinition(
                stored.getString(SENT), stored.getString(CANONICAL), stored.getInteger(CONDITIONS, 0));
    }

    /** Returns the fields for the document of a segment or campaign. */
    public Document fields() {
        return new Document(SENT, sent).append(CANONICAL, canonical).append(CONDITIONS, conditions);
    }

    /** Returns the rule tree. */
    public Rule rule() {
        return RuleParser.stored(canonical).rule();
    }

    /** Returns the rule tree with the paths of its parts in the submitted JSON. */
    public PlacedRule placed() {
        return RuleParser.stored(sent);
    }

    /** Returns whether both rules mean the same, in any spelling. */
    public boolean meansTheSameAs(RuleDefinition other) {
        return canonical.equals(other.canonical);
    }
}
