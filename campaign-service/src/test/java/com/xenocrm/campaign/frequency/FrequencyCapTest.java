package com.xenocrm.campaign.frequency;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.kit.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrequencyCapTest {

    @Test
    void isANumberInATime() {
        assertThat(FrequencyCap.of(" 3/7d ")).hasValue(new FrequencyCap(3, Duration.ofDays(7)));
        assertThat(FrequencyCap.of("1/12h")).hasValue(new FrequencyCap(1, Duration.ofHours(12)));
        assertThat(FrequencyCap.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/7d", "3/0d", "3", "3/7", "3/7w", "-1/7d", "1000/1d"})
    void isNothingElse(String setting) {
        assertThatThrownBy(() -> FrequencyCap.of(setting))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("FREQUENCY_CAP must be a number and a time in days or hours, such as 3/7d, or be empty");
    }
}
