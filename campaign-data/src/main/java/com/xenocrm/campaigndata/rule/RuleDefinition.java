package com.xenocrm.campaigndata.rule;

import org.bson.Document;

/**
 * A rule as it is kept: text, so that nothing in it can disturb a document.
 *
 * @param sent the JSON that was sent, in its own spelling
 * @param canonical the same rule in the canonical spelling
 * @param conditions how many conditions it holds
 */
public record RuleDefinition(String sent, String canonical, int conditions) {

    private static final String SENT = "rules";
    private static final String CANONICAL = "rule";
    private static final String CONDITIONS = "rules_count";

    /** The definition in a segment's or a campaign's document. */
    public static RuleDefinition in(Document stored) {
        return new RuleDefinition(
                stored.getString(SENT), stored.getString(CANONICAL), stored.getInteger(CONDITIONS, 0));
    }

    /** What a segment's or a campaign's document holds of it. */
    public Document fields() {
        return new Document(SENT, sent).append(CANONICAL, canonical).append(CONDITIONS, conditions);
    }

    /** The tree. */
    public Rule rule() {
        return RuleParser.stored(canonical).rule();
    }

    /** The tree, and where in the JSON that was sent its parts are. */
    public PlacedRule placed() {
        return RuleParser.stored(sent);
    }

    /** True when both mean the same, however they are spelled. */
    public boolean meansTheSameAs(RuleDefinition other) {
        return canonical.equals(other.canonical);
    }
}
