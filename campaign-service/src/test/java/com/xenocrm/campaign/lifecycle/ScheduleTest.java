package com.xenocrm.campaign.lifecycle;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2027-01-31T10:00:00Z,      ,                 2027-01-31T10:00:00Z
                    2027-01-31T10:00:00+05:30, ,                 2027-01-31T04:30:00Z
                    2027-01-31T10:00:00+05:30, Europe/Berlin,    2027-01-31T04:30:00Z
                    2027-01-31T10:00,          Europe/Berlin,    2027-01-31T09:00:00Z
                    2027-07-31T10:00,          America/New_York, 2027-07-31T14:00:00Z
                    2027-03-28T01:59:59,       Europe/Berlin,    2027-03-28T00:59:59Z
                    2027-03-28T02:30,          Europe/Berlin,    2027-03-28T01:30:00Z
                    2027-10-31T02:30,          Europe/Berlin,    2027-10-31T00:30:00Z
                    2027-10-31T02:30:00+01:00, Europe/Berlin,    2027-10-31T01:30:00Z
                    """)
    void meansOneInstantAlsoWhereClocksAreChanged(String time, String timeZone, Instant at) {
        Schedule schedule = Schedule.parse(time, timeZone);

        assertThat(schedule).isEqualTo(new Schedule(at, timeZone));
    }
}
