package com.xenocrm.campaign.frequency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a customer may be written to.
 *
 * @param frequencyCap such as {@code 3/7d}; blank for no limit
 */
@ConfigurationProperties("crm")
record FrequencySettings(@DefaultValue("") String frequencyCap) {

    FrequencySettings {
        FrequencyCap.of(frequencyCap);
    }
}
