package com.xenocrm.ai.phrase;

import java.util.List;

/** Phrases about the total spend and the number of visits. */
final class PurchasePhrases {

    static final String SPEND = "total_spend";
    static final String VISITS = "visits_count";

    private static final String WORTH = "(?<number>" + Comparison.of(Comparison.AMOUNT) + ")";
    private static final String MONEY = "(?<number>" + Comparison.marked(Comparison.MONEY) + ")";
    private static final String COUNT = "(?<number>" + Comparison.of(Comparison.PLAIN) + ")";
    private static final String DEEDS = "(?:visits?|orders?|purchases?|transactions?|times)\\b(?! (?:worth|of)\\b)";
    private static final String CAME =
            "(?:visited|ordered|purchased|bought|shopped|came|returned)(?: (?:us|here|from us|with us))*";
    private static final String END =
            "(?=\\s*(?:$|[,.;)]|\\b(?:and|or|nor|but|except|excluding|unless|who|with|that)\\b))";
    private static final String ANOTHER_DEED = "(?!,? ?(?:(?:and|or|nor) )?(?:visit(?:ed|s)?|orders?|ordered|bought|"
            + "purchase[ds]?|shopped|spent|returned|been|logged|opened|clicked|activity)\\b)";
    private static final String NOT = "(?:(?:have|has|did|do|does)(?: not|n't)|never)";

    /** Period after a number of visits or an amount. Only totals over all time are known. */
    static final String WINDOW =
            "^ (?:(?:in|within|during|over|for) (?:the |this )?(?:(?:last|past|previous|this) )?" + TimeSpans.LAST
                    + "|(?:this|last|per|an?|each|every) (?:week|month|quarter|year)\\b|since \\S+|today\\b|yesterday\\b)";

    static final List<PhrasePattern> ALL = List.of(
            PhrasePattern.fixed(
                    NOT + " (?:spent|spend|paid)(?: anything| any money| a \\w+)" + END
                            + "|spent nothing|(?:no|zero) spend(?:ing)?\\b",
                    SPEND,
                    "=",
                    0),
            PhrasePattern.fixed(
                    NOT + " (?:(?:ordered|bought|purchased|visited|shopped|order|buy|purchase|visit|shop)(?: anything)?"
                            + "|(?:placed|made|had)(?: an?| any) (?:orders?|purchases?|visits?))(?: yet| so far| at all)?"
                            + END + ANOTHER_DEED
                            + "|(?:no|zero|without any|without) (?:orders?|purchases?|visits?|transactions?)(?: yet| so far| at all)?"
                            + ANOTHER_DEED,
                    VISITS,
                    "=",
                    0),
            PhrasePattern.fixed("repeat (?:customers|buyers|shoppers)|" + CAME + " more than once", VISITS, ">=", 2),
            PhrasePattern.fixed(CAME + " (?:only |just )?once or twice", VISITS, "in", List.of(1, 2)),
            PhrasePattern.fixed(
                    "one-?time (?:customers|buyers|shoppers)|" + CAME + " (?:only |just |exactly )?once",
                    VISITS,
                    "=",
                    1),
            PhrasePattern.fixed(CAME + " at least once", VISITS, ">=", 1),
            PhrasePattern.fixed(CAME + " at least twice", VISITS, ">=", 2),
            PhrasePattern.fixed(CAME + " more than twice", VISITS, ">", 2),
            PhrasePattern.fixed(CAME + " (?:only |just |exactly )?twice", VISITS, "=", 2),
            PhrasePattern.unsayable(
                    "(?:an? )?(?:single )?(?:orders?|purchases?) (?:of |worth |for )?"
                            + Comparison.of(Comparison.MONEY),
                    "rules know the total spend, not a single order's"),
            PhrasePattern.unsayable(
                    "(?:an? )?(?:single )?(?:orders?|purchases?) (?:of |worth |for )?(?![<>=≤≥])"
                            + Comparison.marked(Comparison.PLAIN) + "(?! (?:orders?|purchases?|visits?|times)\\b)",
                    "it may be the number of orders or their value"),
            PhrasePattern.number(
                    SPEND,
                    "(?:spent|spend(?:s|ing)?|paid|total[ _]spend|total spent|lifetime (?:spend|value)|(?:purchased|bought|shopped) "
                            + "(?:for|worth))(?: (?:is|was|are|of|a total of|in total|in total of|total))* " + WORTH
                            + "(?: in total| overall| altogether)?"),
            PhrasePattern.number(
                    SPEND, WORTH + " (?:(?:in|of|worth of|total|lifetime|or) )*(?:spend(?:ing|s)?\\b|spent\\b)"),
            PhrasePattern.number(SPEND, WORTH + " (?:in|worth of) (?:total )?(?:purchases|orders|sales)\\b"),
            PhrasePattern.twoEnds(
                    VISITS, "(?:" + CAME + " )?" + bothEnds(Comparison.PLAIN) + " (?:total |lifetime )?" + DEEDS),
            PhrasePattern.twoEnds(
                    SPEND,
                    bothEnds(Comparison.AMOUNT)
                            + " (?:(?:in|of|worth of|total|lifetime) )*(?:spend(?:ing|s)?|spent)\\b"),
            PhrasePattern.number(
                    VISITS,
                    "(?:" + CAME + " |(?!\\S+ times))(?<number>" + Comparison.PLAIN + " " + DEEDS + Comparison.TAIL
                            + ")"),
            PhrasePattern.number(VISITS, CAME + " " + COUNT + " times"),
            PhrasePattern.number(VISITS, COUNT + " (?:total |lifetime )?(?!times)" + DEEDS),
            PhrasePattern.number(
                    VISITS,
                    "(?:visits(?:[ _]count)?|orders|(?:visit|order|purchase) count|number of (?:visits|orders|purchases)|"
                            + "total (?:visits|orders))(?: (?:is|are|of|was))* " + COUNT),
            PhrasePattern.number(SPEND, "(?:worth )?" + MONEY));

    private PurchasePhrases() {}

    private static String bothEnds(String number) {
        String comparison = Comparison.marked(number);
        return "(?<number>" + comparison + ") (?:but|and) (?:also )?(?<other>" + comparison + ")";
    }
}
