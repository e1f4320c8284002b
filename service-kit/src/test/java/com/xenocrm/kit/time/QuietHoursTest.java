package com.xenocrm.kit.time;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.kit.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T20:59:59.999Z, ''",
        "2026-11-21T21:00:00Z,     2026-11-22T07:00:00Z",
        "2026-11-22T00:00:00Z,     2026-11-22T07:00:00Z",
        "2026-11-22T06:59:59.999Z, 2026-11-22T07:00:00Z",
        "2026-11-22T07:00:00Z,     ''",
        "2026-07-01T19:59:59Z,     ''",
        "2026-07-01T20:00:00Z,     2026-07-02T06:00:00Z"
    })
    void lastOverMidnightByTheClocksOfTheirZone(String now, String until) {
        assertQuiet("22:00-08:00 Europe/Berlin", now, until);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T11:59:59Z, ''", "2026-11-21T12:00:00Z, 2026-11-21T14:00:00Z", "2026-11-21T14:00:00Z, ''"})
    void mayBeWithinOneDay(String now, String until) {
        assertQuiet("12:00-14:00 UTC", now, until);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T22:30:00Z, 2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z, ''"})
    void mayEndAtMidnight(String now, String until) {
        assertQuiet("22:00-00:00 UTC", now, until);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-08:00 Europe/Berlin, 2026-03-28T21:00:00Z, 2026-03-29T06:00:00Z",
        "22:00-08:00 Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z"
    })
    void areAnHourShorterOrLongerInTheNightInWhichClocksChange(String setting, String now, String until) {
        assertQuiet(setting, now, until);
    }

    /** Uses a change in Berlin where 02:30 occurs at 00:30Z and again at 01:30Z. */
    @ParameterizedTest
    @CsvSource({
        "22:00-02:30 Europe/Berlin, 2026-10-25T00:29:00Z, 2026-10-25T01:30:00Z",
        "22:00-02:30 Europe/Berlin, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
        "22:00-02:30 Europe/Berlin, 2026-10-25T01:30:00Z, ''",
        "02:30-08:00 Europe/Berlin, 2026-10-25T00:29:00Z, ''",
        "02:30-08:00 Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T07:00:00Z",
        "02:30-08:00 Europe/Berlin, 2026-10-25T01:10:00Z, 2026-10-25T07:00:00Z",
        "02:40-02:20 Europe/Berlin, 2026-10-25T00:50:00Z, 2026-10-26T01:20:00Z"
    })
    void areAsLongAsTheyCanBeWhereOneOfTheirEndsComesTwice(String setting, String now, String until) {
        assertQuiet(setting, now, until);
    }

    /** Uses a change in Berlin where 03:00 follows 01:59, at 01:00Z. */
    @ParameterizedTest
    @CsvSource({
        "22:00-02:30 Europe/Berlin, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
        "22:00-02:30 Europe/Berlin, 2026-03-29T01:00:00Z, ''",
        "02:30-08:00 Europe/Berlin, 2026-03-29T00:59:59Z, ''",
        "02:30-08:00 Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T06:00:00Z",
        "02:10-02:50 Europe/Berlin, 2026-03-29T01:00:00Z, ''"
    })
    void beginOrEndWithTheChangeWhereClocksSkipThatTime(String setting, String now, String until) {
        assertQuiet(setting, now, until);
    }

    @Test
    void areNoneWhenNothingIsSet() {
        assertThat(QuietHours.of("  ").until(Instant.parse("2026-11-21T23:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22-8 UTC", "22:00-08:00", "22:00-08:00 Europe/Atlantis", "25:00-08:00 UTC", "22:00-24:00 UTC"})
    void refuseWhatIsNotTwoTimesAndAZone(String setting) {
        assertThatThrownBy(() -> QuietHours.of(setting))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "QUIET_HOURS must have two times and a zone, such as 22:00-08:00 Europe/Berlin, or be empty");
    }

    @Test
    void refuseToBeTheWholeDay() {
        assertThatThrownBy(() -> QuietHours.of("08:00-08:00 UTC"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("QUIET_HOURS must leave some hours of the day");
    }

    private static void assertQuiet(String setting, String now, String until) {
        String end = QuietHours.of(setting)
                .until(Instant.parse(now))
                .map(Instant::toString)
                .orElse("");

        assertThat(end).isEqualTo(until);
    }
}
