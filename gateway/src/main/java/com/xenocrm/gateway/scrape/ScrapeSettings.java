package com.xenocrm.gateway.scrape;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Port for metrics.
 *
 * @param metricsPort 0 for nowhere but at the gateway's own port
 */
@ConfigurationProperties("crm.gateway")
record ScrapeSettings(@DefaultValue("0") int metricsPort) {

    ScrapeSettings {
        SettingChecks.range("metrics-port", metricsPort, 0, 65_535);
    }
}
