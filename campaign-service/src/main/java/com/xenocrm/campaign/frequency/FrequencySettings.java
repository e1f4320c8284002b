package com.xenocrm.campaign.frequency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the frequency cap.
 *
 * @param frequencyCap largest number per period, such as {@code 3/7d}; blank for no limit
 */
@ConfigurationProperties("crm")
record FrequencySettings(@DefaultValue("") String frequencyCap) {

    FrequencySettings {
        FrequencyCap.of(frequencyCap);
    }
}
