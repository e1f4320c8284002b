package com.xenocrm.vendor.outcome;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.UnusableSettingException;

/**
 * How the simulated vendor behaves.
 *
 * @param successRate share of communications that are sent, from 0 to 1
 * @param seed another seed, other outcomes
 */
@ConfigurationProperties("crm.vendor")
public record VendorSettings(
        @DefaultValue("0.9") double successRate,
        @DefaultValue("xeno") String seed) {

    public VendorSettings {
        if (!(successRate >= 0 && successRate <= 1)) {
            throw new UnusableSettingException("VENDOR_SUCCESS_RATE", "must be from 0 to 1");
        }
    }
}
