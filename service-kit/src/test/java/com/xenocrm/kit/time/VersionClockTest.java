package com.xenocrm.kit.time;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class VersionClockTest {

    private final TestClock clock = new TestClock(Instant.parse("1970-01-01T00:00:01Z"));
    private final VersionClock stamps = new VersionClock(clock);

    @Test
    void growEvenWhenTheClockStandsStillOrGoesBack() {
        long first = stamps.next();
        long second = stamps.next();
        clock.advance(Duration.ofSeconds(-1));
        long third = stamps.next();

        assertThat(first).isEqualTo(1_000_000);
        assertThat(second).isEqualTo(1_000_001);
        assertThat(third).isEqualTo(1_000_002);
    }

    @Test
    void areHandedOutInRowsWithoutGapsOrRepeats() {
        long first = stamps.next(1_000);
        long second = stamps.next(2);
        long third = stamps.next();

        assertThat(first).isEqualTo(1_000_000);
        assertThat(second).isEqualTo(1_001_000);
        assertThat(third).isEqualTo(1_001_002);
    }

    @Test
    void followTheClock() {
        stamps.next();
        clock.advance(Duration.ofMillis(5));

        assertThat(stamps.next()).isEqualTo(1_005_000);
    }
}
