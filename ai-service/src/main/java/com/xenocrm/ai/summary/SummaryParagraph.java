package com.xenocrm.ai.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.xenocrm.campaigndata.campaign.CampaignStatus;

/** Built-in summary. Each number in its sentences is the text of a fact. */
final class SummaryParagraph {

    private static final Set<String> SETTLED = Set.of("", CampaignStatus.COMPLETED.value());

    private SummaryParagraph() {}

    /** Writes the paragraph with all bands of the requested kinds, or else the highest of each kind. */
    static String of(CampaignFigures figures, Facts facts, List<CustomerBand.Kind> asked) {
        String campaign = facts.has(Facts.CAMPAIGN) ? facts.text(Facts.CAMPAIGN) : "The campaign";
        List<String> sentences = new ArrayList<>();
        if (figures.audience() == 0) {
            sentences.add(campaign + nobody(figures.status()));
        } else {
            sentences.add("%s has an audience of %s."
                    .formatted(
                            campaign,
                            facts.text(Facts.AUDIENCE) + (figures.audience() == 1 ? " customer" : " customers")));
            delivered(figures, facts, sentences);
            sentences.addAll(byBand(facts, asked));
            leftOver(figures, facts, sentences);
            facts.comparison().ifPresent(sentences::add);
            standing(figures, facts, sentences);
        }
        return String.join(" ", sentences);
    }

    private static String nobody(String status) {
        return SETTLED.contains(status)
                ? " has reached nobody: no customer is in its audience."
                : " has not been sent to anybody yet, so there is nothing to report.";
    }

    private static void delivered(CampaignFigures figures, Facts facts, List<String> sentences) {
        if (figures.sent() + figures.failed() == 0) {
            sentences.add("No outcome is known so far.");
        } else if (facts.has(Facts.DELIVERED)) {
            sentences.add("%s messages were delivered; %s failed."
                    .formatted(facts.text(Facts.DELIVERED), facts.text(Facts.FAILED)));
        } else if (figures.failed() == 0) {
            sentences.add(
                    "%s delivered, and not one failed.".formatted(messages(figures.sent(), facts.text(Facts.SENT))));
        } else {
            sentences.add("%s delivered, a delivery rate of %s; %s failed (%s)."
                    .formatted(
                            messages(figures.sent(), facts.text(Facts.SENT)),
                            facts.text(Facts.DELIVERY_RATE),
                            facts.text(Facts.FAILED),
                            facts.text(Facts.FAILURE_RATE)));
        }
        if (facts.has(Facts.TOP_FAILURE_REASON)) {
            sentences.add("The most common reason for a failure was %s, with %s."
                    .formatted(facts.text(Facts.TOP_FAILURE_REASON), facts.text(Facts.TOP_FAILURE_COUNT)));
        }
    }

    private static List<String> byBand(Facts facts, List<CustomerBand.Kind> asked) {
        return Arrays.stream(CustomerBand.Kind.values())
                .filter(kind -> asked.isEmpty() || asked.contains(kind))
                .flatMap(kind -> kind.bands().stream()
                        .filter(band -> facts.has(band.of(Facts.RECIPIENTS)))
                        .limit(asked.isEmpty() ? 1 : kind.bands().size()))
                .map(band -> delivery(band, facts))
                .toList();
    }

    private static String delivery(CustomerBand band, Facts facts) {
        String people = band.people();
        return facts.has(band.of(Facts.DELIVERED))
                ? "Of the messages to %s, %s %s delivered."
                        .formatted(
                                people,
                                facts.text(band.of(Facts.DELIVERED)),
                                facts.text(band.of(Facts.RECIPIENTS)).equals("1") ? "was" : "were")
                : "%s%s had a %s delivery rate."
                        .formatted(
                                people.substring(0, 1).toUpperCase(Locale.ROOT),
                                people.substring(1),
                                facts.text(band.of(Facts.DELIVERY_RATE)));
    }

    private static void leftOver(CampaignFigures figures, Facts facts, List<String> sentences) {
        if (figures.suppressed() > 0) {
            sentences.add("%s left out, because they must not be written to."
                    .formatted(
                            figures.suppressed() == 1
                                    ? facts.text(Facts.SUPPRESSED) + " customer was"
                                    : facts.text(Facts.SUPPRESSED) + " customers were"));
        }
        if (figures.pending() > 0) {
            sentences.add("%s still on the way."
                    .formatted(
                            figures.pending() == 1
                                    ? facts.text(Facts.PENDING) + " message is"
                                    : facts.text(Facts.PENDING) + " messages are"));
        }
    }

    private static void standing(CampaignFigures figures, Facts facts, List<String> sentences) {
        if (figures.status().equals(CampaignStatus.CANCELLED.value())) {
            sentences.add("The campaign was cancelled.");
        } else if (figures.status().equals(CampaignStatus.PAUSED.value())) {
            sentences.add("The campaign is paused.");
        } else if (facts.has(Facts.DURATION)) {
            sentences.add("It took %s from launch to the last outcome.".formatted(facts.text(Facts.DURATION)));
        }
    }

    private static String messages(long count, String text) {
        return count == 1 ? text + " message was" : text + " messages were";
    }
}
