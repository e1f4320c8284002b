package com.xenocrm.campaign.vocabulary;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that apply to every campaign, as they are shown to its authors.
 *
 * @param currency the shop's currency
 * @param quietHours daily period without messages, such as {@code 22:00-08:00 Europe/Berlin}; blank for none
 * @param frequencyCap largest number per period, such as {@code 3/7d}; blank for none
 * @param pace rate of all campaigns together
 */
@ConfigurationProperties("crm")
record SendingSettings(
        String currency,
        @DefaultValue("") String quietHours,
        @DefaultValue("") String frequencyCap,
        @DefaultValue Pace pace) {

    /** Rate of all campaigns together; 0 for no limit. */
    record Pace(@DefaultValue("0") int maxSendRate) {}
}
