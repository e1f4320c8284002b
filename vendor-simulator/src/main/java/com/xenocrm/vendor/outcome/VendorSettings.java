package com.xenocrm.vendor.outcome;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the simulated vendor.
 *
 * @param successRate share of communications that are sent, from 0 to 1
 * @param transientShare share of the failures that another attempt may overcome, from 0 to 1
 * @param seed seed of the pseudo-random outcomes
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
