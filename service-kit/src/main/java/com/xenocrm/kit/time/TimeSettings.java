package com.xenocrm.kit.time;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of times.
 *
 * @param quietHours daily period without messages, such as {@code 22:00-08:00 Europe/Berlin}; blank for none
 */
@ConfigurationProperties("crm")
record TimeSettings(@DefaultValue("") String quietHours) {

    TimeSettings {
        QuietHours.of(quietHours);
    }

    QuietHours hours() {
        return QuietHours.of(quietHours);
    }
}
