package com.xenocrm.campaign.frequency;

import java.time.Duration;
import java.util.Optional;

import com.xenocrm.kit.settings.CountPerPeriod;
import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Largest number of communications to one customer within a period.
 *
 * @param most at least 1
 * @param window period, counted back from each communication
 */
record FrequencyCap(int most, Duration window) {

    /**
     * Parses a setting such as {@code 3/7d} or {@code 1/12h}; empty if blank. Throws {@link InvalidSettingException}
     * for anything else.
     */
    static Optional<FrequencyCap> of(String setting) {
        return CountPerPeriod.of("FREQUENCY_CAP", setting).map(cap -> new FrequencyCap(cap.most(), cap.period()));
    }
}
