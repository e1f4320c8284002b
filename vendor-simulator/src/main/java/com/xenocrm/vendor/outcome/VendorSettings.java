package com.xenocrm.vendor.outcome;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How the simulated vendor behaves.
 *
 * @param successRate share of communications that are sent, from 0 to 1
 * @param transientShare share of the failures that another attempt may cure, from 0 to 1
 * @param seed another seed, other outcomes
 */
@ConfigurationProperties("crm.vendor")
public record VendorSettings(
        @DefaultValue("0.9") double successRate,
        @DefaultValue("0.6") double transientShare,
        @DefaultValue("xeno") String seed) {

    public VendorSettings {
        SettingChecks.share("success-rate", successRate);
        SettingChecks.share("transient-share", transientShare);
    }
}
