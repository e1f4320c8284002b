package com.xenocrm.ai.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.xenocrm.campaigndata.campaign.CampaignStatus;

/** Words around facts. The sentences hold no figure of their own: each number comes in as a fact's text. */
final class SummaryParagraph {

    private static final Set<String> SETTLED = Set.of("", CampaignStatus.COMPLETED.value());

    private SummaryParagraph() {}

    static String of(Tally tally, Facts facts) {
        String campaign = facts.has(Facts.CAMPAIGN) ? facts.text(Facts.CAMPAIGN) : "The campaign";
        List<String> sentences = new ArrayList<>();
        if (tally.audience() == 0) {
            sentences.add(campaign + nobody(tally.status()));
        } else {
            sentences.add("%s has an audience of %s."
                    .formatted(
                            campaign,
                            facts.text(Facts.AUDIENCE) + (tally.audience() == 1 ? " customer" : " customers")));
            delivered(tally, facts, sentences);
            sentences.addAll(byBand(facts));
            leftOver(tally, facts, sentences);
            facts.comparison().ifPresent(sentences::add);
            standing(tally, facts, sentences);
        }
        return String.join(" ", sentences);
    }

    private static String nobody(String status) {
        return SETTLED.contains(status)
                ? " has reached nobody: no customer is in its audience."
                : " has not been sent to anybody yet, so there is nothing to report.";
    }

    private static void delivered(Tally tally, Facts facts, List<String> sentences) {
        if (!facts.has(Facts.DELIVERY_RATE)) {
            sentences.add("No outcome is known so far.");
        } else if (tally.failed() == 0) {
            sentences.add(
                    "%s delivered, and not one failed.".formatted(messages(tally.sent(), facts.text(Facts.SENT))));
        } else {
            sentences.add("%s delivered, a delivery rate of %s; %s failed (%s)."
                    .formatted(
                            messages(tally.sent(), facts.text(Facts.SENT)),
                            facts.text(Facts.DELIVERY_RATE),
                            facts.text(Facts.FAILED),
                            facts.text(Facts.FAILURE_RATE)));
        }
        if (facts.has(Facts.TOP_FAILURE_REASON)) {
            sentences.add("The most common reason for a failure was %s, with %s."
                    .formatted(facts.text(Facts.TOP_FAILURE_REASON), facts.text(Facts.TOP_FAILURE_COUNT)));
        }
    }

    /** The customers with the highest spend, the most visits and the latest activity, where their rates are known. */
    private static List<String> byBand(Facts facts) {
        return CustomerBand.FIRST_OF_EACH.stream()
                .flatMap(bands -> bands.stream()
                        .map(band -> band.of(Facts.DELIVERY_RATE))
                        .filter(facts::has)
                        .limit(1))
                .map(facts::fact)
                .map(fact -> "%s had a %s delivery rate.".formatted(fact.subject(), fact.text()))
                .toList();
    }

    private static void leftOver(Tally tally, Facts facts, List<String> sentences) {
        if (tally.suppressed() > 0) {
            sentences.add("%s left out, because they must not be written to."
                    .formatted(
                            tally.suppressed() == 1
                                    ? facts.text(Facts.SUPPRESSED) + " customer was"
                                    : facts.text(Facts.SUPPRESSED) + " customers were"));
        }
        if (tally.pending() > 0) {
            sentences.add("%s still on the way."
                    .formatted(
                            tally.pending() == 1
                                    ? facts.text(Facts.PENDING) + " message is"
                                    : facts.text(Facts.PENDING) + " messages are"));
        }
    }

    private static void standing(Tally tally, Facts facts, List<String> sentences) {
        if (tally.status().equals(CampaignStatus.CANCELLED.value())) {
            sentences.add("The campaign was cancelled.");
        } else if (tally.status().equals(CampaignStatus.PAUSED.value())) {
            sentences.add("The campaign is paused.");
        } else if (facts.has(Facts.DURATION)) {
            sentences.add("It took %s from launch to the last outcome.".formatted(facts.text(Facts.DURATION)));
        }
    }

    private static String messages(long count, String text) {
        return count == 1 ? text + " message was" : text + " messages were";
    }
}
