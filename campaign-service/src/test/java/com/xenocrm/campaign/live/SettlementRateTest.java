package com.xenocrm.campaign.live;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementRateTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final SettlementRate pace = new SettlementRate();

    @Test
    void tellsHowManyASecondAndWhenTheRestWillBeDone() {
        pace.seen(0, START);
        pace.seen(150, START.plusSeconds(1));
        pace.seen(200, START.plusSeconds(2));

        assertThat(pace.perSecond()).isEqualTo(100);
        assertThat(pace.finish(500)).isEqualTo("2026-11-21T12:00:07Z");
    }

    @Test
    void forgetsWhatIsMoreThanTenSecondsAgo() {
        pace.seen(0, START);
        pace.seen(10_000, START.plusSeconds(1));
        for (int second = 2; second <= 12; second++) {
            pace.seen(10_000 + second, START.plusSeconds(second));
        }

        assertThat(pace.perSecond()).isEqualTo(1);
    }

    @Test
    void saysNothingWhileNothingMoves() {
        pace.seen(7, START);
        assertThat(pace.perSecond()).isZero();

        pace.seen(7, START.plusSeconds(1));

        assertThat(pace.perSecond()).isZero();
        assertThat(pace.finish(500)).isNull();
    }

    @Test
    void doesNotGoBackWhenACommunicationIsOpenAgain() {
        pace.seen(7, START);
        pace.seen(3, START.plusSeconds(1));

        assertThat(pace.perSecond()).isZero();
    }
}
