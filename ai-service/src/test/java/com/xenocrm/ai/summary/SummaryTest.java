package com.xenocrm.ai.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.ai.summary.Breakdowns.Breakdown;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

    private static final Instant LAUNCH = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void wordsTheFiguresOfAFinishedCampaign() {
        CampaignFigures figures = new CampaignFigures(
                "Diwali 2026",
                "completed",
                1_284,
                1_140,
                140,
                0,
                4,
                Map.of("mailbox_full", 90L, "blocked_550", 50L),
                LAUNCH,
                LAUNCH.plusSeconds(95));

        String summary = SummaryParagraph.of(figures, Facts.of(figures, Breakdown.NONE), List.of());

        assertThat(summary)
                .isEqualTo(
                        "“Diwali 2026” has an audience of 1,284 customers. 1,140 messages were delivered, a delivery rate "
                                + "of 89.1%; 140 failed (10.9%). The most common reason for a failure was “mailbox full”, with 90. 4 "
                                + "customers were left out, because they must not be written to. It took 95 seconds from launch to "
                                + "the last outcome.");
    }

    @ParameterizedTest
    @MethodSource("tallies")
    void holdsNoNumberThatIsNotAFact(CampaignFigures figures) {
        Facts facts = Facts.of(figures, Breakdown.NONE);

        String summary = SummaryParagraph.of(figures, facts, List.of());

        assertThat(SummaryWriter.invented(summary, facts)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,140 of 1,284 were delivered, 89.1 %, so 10.9 percent failed | ''
                    “No. 7” reached 1284 customers                               | ''
                    1,141 were delivered                                          | 1141
                    89% were delivered                                            | 89%
                    89.1 customers                                                | 89.1
                    No. 7000 reached 1,284 customers                              | 7000
                    two thirds of them, over a thousand                           | two, thirds, thousand
                    ½ of them, or ٣                                               | ½, ٣
                    1.2K were delivered                                           | 1200
                    """)
    void findsEveryNumberThatIsNoFact(String text, String invented) {
        Facts facts = Facts.of(
                new CampaignFigures("No. 7", "completed", 1_284, 1_140, 140, 0, 4, Map.of(), null, null),
                Breakdown.NONE);

        assertThat(String.join(", ", SummaryWriter.invented(text, facts))).isEqualTo(invented);
    }

    @Test
    void roundsNoRateToAllOrNothing() {
        Facts nearlyAll = Facts.of(figures("completed", 99_999, 1, 0), Breakdown.NONE);
        Facts nearlyNone = Facts.of(figures("completed", 1, 99_999, 0), Breakdown.NONE);
        Facts all = Facts.of(figures("completed", 30, 0, 0), Breakdown.NONE);

        assertThat(nearlyAll.text(Facts.DELIVERY_RATE)).isEqualTo("99.9%");
        assertThat(nearlyNone.text(Facts.DELIVERY_RATE)).isEqualTo("0.1%");
        assertThat(all.text(Facts.DELIVERY_RATE)).isEqualTo("100%");
    }

    @Test
    void saysThatADraftHasNothingToReport() {
        CampaignFigures figures = figures("draft", 0, 0, 0);

        String summary = SummaryParagraph.of(figures, Facts.of(figures, Breakdown.NONE), List.of());

        assertThat(summary).isEqualTo("“No. 7” has not been sent to anybody yet, so there is nothing to report.");
    }

    static Stream<CampaignFigures> tallies() {
        return Stream.of(
                figures("draft", 0, 0, 0),
                figures("running", 0, 0, 1),
                figures("running", 1, 1, 12_345),
                figures("paused", 1_140, 0, 3),
                figures("cancelled", 10, 3, 0),
                figures("completed", 1_234_567, 76_543, 0));
    }

    private static CampaignFigures figures(String status, long sent, long failed, long pending) {
        return new CampaignFigures(
                "No. 7",
                status,
                sent + failed + pending,
                sent,
                failed,
                pending,
                0,
                failed == 0 ? Map.of() : Map.of("smtp_550", failed),
                LAUNCH,
                status.equals("completed") ? LAUNCH.plusSeconds(4_000) : null);
    }
}
