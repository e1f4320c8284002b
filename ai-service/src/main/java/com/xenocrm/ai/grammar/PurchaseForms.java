package com.xenocrm.ai.grammar;

import java.util.List;

/** How much a customer has spent, and how often one has come: always in total. */
final class PurchaseForms {

    static final String SPEND = "total_spend";
    static final String VISITS = "visits_count";

    private static final String WORTH = "(?<number>" + Comparison.of(Numbers.AMOUNT) + ")";
    private static final String MONEY = "(?<number>" + Comparison.of(Numbers.MONEY) + ")";
    private static final String COUNT = "(?<number>" + Comparison.of(Numbers.PLAIN) + ")";
    private static final String DEEDS = "(?:visits?|orders?|purchases?|transactions?|times)\\b";
    private static final String CAME =
            "(?:visited|ordered|purchased|bought|shopped|came|returned)(?: (?:us|here|from us|with us))*";
    private static final String END = "(?=\\s*(?:$|[,.;)]|\\b(?:and|or|but)\\b))";
    private static final String NOT = "(?:(?:have|has|did|do|does)(?: not|n't)|never)";

    /** After a number of visits or an amount: it is about a part of the time, and only totals are known. */
    static final String WINDOW =
            "^ (?:(?:in|within|during|over|for) (?:the |this )?(?:(?:last|past|previous|this) )?" + Spans.LAST
                    + "|(?:this|last|per|an?|each|every) (?:week|month|quarter|year)\\b|since \\S+|today\\b|yesterday\\b)";

    static final List<Form> ALL = List.of(
            Form.fixed(
                    NOT + " (?:spent|spend|paid)(?: anything| any money| a \\w+)" + END
                            + "|spent nothing|(?:no|zero) spend(?:ing)?\\b",
                    SPEND,
                    "=",
                    0),
            Form.fixed(
                    NOT + " (?:(?:ordered|bought|purchased|visited|shopped|order|buy|purchase|visit|shop)(?: anything)?"
                            + "|(?:placed|made|had)(?: an?| any) (?:orders?|purchases?|visits?))(?: yet| so far| at all)?"
                            + END
                            + "|(?:no|zero|without any|without) (?:orders?|purchases?|visits?|transactions?)(?: yet| so far| at all)?",
                    VISITS,
                    "=",
                    0),
            Form.fixed("repeat (?:customers|buyers|shoppers)|" + CAME + " more than once", VISITS, ">=", 2),
            Form.fixed(
                    "one-?time (?:customers|buyers|shoppers)|" + CAME + " (?:only |just |exactly )?once",
                    VISITS,
                    "=",
                    1),
            Form.fixed(CAME + " at least once", VISITS, ">=", 1),
            Form.fixed(CAME + " at least twice", VISITS, ">=", 2),
            Form.fixed(CAME + " more than twice", VISITS, ">", 2),
            Form.fixed(CAME + " (?:only |just |exactly )?twice", VISITS, "=", 2),
            new Form(
                    "(?:an? )?(?:single )?(?:orders?|purchases?) (?:of |worth |for )?" + Comparison.of(Numbers.MONEY),
                    _ -> new Meaning.Unsayable("rules know the total spend, not a single order's")),
            Form.number(
                    SPEND,
                    "(?:spent|spend(?:s|ing)?|paid|total[ _]spend|total spent|lifetime (?:spend|value)|(?:purchased|bought|shopped) "
                            + "(?:for|worth))(?: (?:is|was|are|of|a total of|in total|in total of|total))* " + WORTH
                            + "(?: in total| overall)?"),
            Form.number(SPEND, WORTH + " (?:(?:in|of|worth of|total|lifetime|or) )*(?:spend(?:ing|s)?\\b|spent\\b)"),
            Form.number(SPEND, WORTH + " (?:in|worth of) (?:total )?(?:purchases|orders|sales)\\b"),
            Form.number(VISITS, CAME + " " + COUNT + " times"),
            Form.number(VISITS, COUNT + " (?:total |lifetime )?" + DEEDS),
            Form.number(
                    VISITS,
                    "(?:visits(?:[ _]count)?|orders|(?:visit|order|purchase) count|number of (?:visits|orders|purchases)|"
                            + "total (?:visits|orders))(?: (?:is|are|of|was))* " + COUNT),
            Form.number(SPEND, "(?:worth )?" + MONEY));

    private PurchaseForms() {}
}
