package com.xenocrm.ai.messages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objective of a marketer, parsed by a few rules: "bring back inactive customers with 20% off" is a win-back with the
 * offer "20% off"; "encourage shoppers to leave a review" asks the customer to "leave a review".
 *
 * @param topic topic, in words that can follow "take a look at"; empty if there is none
 * @param action desired action of the customer, in words that can follow "a good time to"; empty if there is none
 * @param offer offer to the customer, in words that can follow "enjoy"; empty if there is none
 */
record ParsedObjective(CampaignIntent intent, String topic, String action, String offer) {

    private static final String MONEY = "(?:[₹$€£]\\s?|(?:rs|inr|usd|eur)\\.?\\s?)?\\d[\\d,.]*\\s?[km]?\\s?%?";
    private static final Pattern OFFER = pattern("(?:a |an |flat |up to |extra |their |the )*(?:" + MONEY
            + "\\s?(?:off|discount|cashback|cash back|voucher|coupon|credit|gift card)(?: (?:on|for) (?:their |the |an? )?"
            + "(?:first|next|second) (?:order|purchase|visit))?"
            + "|free (?:shipping|delivery|gift|trial|sample|returns|coffee|upgrade)|buy one,? get one(?: free)?)");
    private static final Pattern LEAD = pattern(
            "^(?:please |i want |we want |want |help (?:me|us) )?(?:to )?(?:increase|boost|drive|grow|improve|promote|announce|"
                    + "launch|introduce|advertise|push|sell|upsell|cross-?sell|share|celebrate|offer|give|remind|encourage|"
                    + "invite|get|win back|win|bring back|bring|re-?engage|reactivate|re-?activate|recover|retain|thank|"
                    + "reward|welcome|onboard|tell|inform|ask|clear|make|target|nudge|collect|request)\\b\\s*");
    private static final String SOMEBODY = "(?:(?!(?:for|with|of|to|about|on|in|from)\\b)[\\w'-]+\\s+){0,3}?"
            + "(?:customers?|shoppers?|users?|buyers?|people|members?|clients?|subscribers?|everyone|them|spenders?|guests?|"
            + "visitors?|vips)\\b";
    private static final Pattern PEOPLE = pattern("^(?:back\\s+|to\\s+|with\\s+|from\\s+)*" + SOMEBODY
            + "\\s*(?:back\\s*)?" + "(?:(?:who|that|with no)\\s+(?:(?!\\bto\\b|\\bwith\\b|\\bfor\\b|\\babout\\b).)*)?");
    private static final Pattern FOR_PEOPLE = pattern("\\s(?:for|to|among|from)\\s+" + SOMEBODY + "$");
    private static final Pattern MEASURE = pattern(
            "^(?:(?:more|the|our)\\s+)*(?:repeat\\s+)?(?:sales|awareness|interest|"
                    + "traffic|sign-?ups|orders|purchases|engagement|visits|footfall|conversions|revenue|feedback|reviews)\\b\\s*");
    private static final Pattern ACTION = pattern("^to\\s+(?!(?:our|the|an?|your|my|this|their)\\b)(\\p{L}.*)");
    private static final Pattern CONNECTOR =
            pattern("^(?:about|of|for|to|with|on|in|from|by|at|via|during|using|offering)\\s+");
    private static final Pattern DANGLING =
            pattern("(?:[\\s,;:.!?&–-]|\\s(?:with|by|for|of|and|offering|using|giving|on|to|at|a|an|the|get))+$");

    /** Parses any text; parts that the rules do not cover become the topic unchanged. */
    static ParsedObjective read(String text) {
        CampaignIntent intent = CampaignIntent.of(text);
        Matcher offered = OFFER.matcher(text);
        String offer = offered.find() ? toTheCustomer(offered.group()) : "";
        String rest =
                trimmed(offer.isEmpty() ? text : text.substring(0, offered.start()) + text.substring(offered.end()));

        Matcher lead = LEAD.matcher(rest);
        if (!lead.find()) {
            return new ParsedObjective(intent, toTheCustomer(rest), "", offer);
        }
        rest = rest.substring(lead.end());
        rest = without(MEASURE, rest);
        rest = without(PEOPLE, rest);
        rest = without(FOR_PEOPLE, rest);
        Matcher action = ACTION.matcher(rest);
        if (action.find()) {
            return new ParsedObjective(intent, "", toTheCustomer(action.group(1)), offer);
        }
        return new ParsedObjective(intent, toTheCustomer(without(CONNECTOR, rest)), "", offer);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String without(Pattern part, String text) {
        return trimmed(part.matcher(text).replaceFirst(""));
    }

    private static String trimmed(String text) {
        return DANGLING.matcher(text.replaceAll("\\s+", " ").strip())
                .replaceFirst("")
                .strip();
    }

    /** Rewrites words about customers as words to one customer. */
    private static String toTheCustomer(String text) {
        return trimmed(text)
                .replaceAll("(?i)\\babandoned (?=cart|basket)", "")
                .replaceAll("(?i)\\btheir\\b", "your")
                .replaceAll("(?i)\\bthem\\b", "you");
    }
}
