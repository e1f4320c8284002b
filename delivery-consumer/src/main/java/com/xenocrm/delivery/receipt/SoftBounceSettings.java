package com.xenocrm.delivery.receipt;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.CountPerPeriod;

/**
 * Settings of soft bounces.
 *
 * @param softBounceLimit number within a period that suppresses an address, such as {@code 5/30d}; blank for none
 */
@ConfigurationProperties("crm.delivery")
record SoftBounceSettings(@DefaultValue("5/30d") String softBounceLimit) {

    SoftBounceSettings {
        CountPerPeriod.of("SOFT_BOUNCE_LIMIT", softBounceLimit);
    }

    @Nullable
    CountPerPeriod limit() {
        return CountPerPeriod.of("SOFT_BOUNCE_LIMIT", softBounceLimit).orElse(null);
    }
}
