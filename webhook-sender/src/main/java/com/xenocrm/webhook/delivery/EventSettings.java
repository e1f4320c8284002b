package com.xenocrm.webhook.delivery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the delivery of events.
 *
 * @param privateNetwork whether webhooks may be in the own network, and be spoken to without TLS
 * @param concurrency how many requests of a replica one webhook gets at a time
 * @param timeout how long a request may take until the end of its answer
 * @param retention how long deliveries are kept
 */
@ConfigurationProperties("crm.event")
public record EventSettings(
        @DefaultValue("false") boolean privateNetwork,
        @DefaultValue("4") int concurrency,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30d") Duration retention) {

    public EventSettings {
        SettingChecks.range("concurrency", concurrency, 1, 20);
        SettingChecks.time("timeout", timeout, "1s", "1m");
        SettingChecks.time("retention", retention, "4d", "365d");
    }
}
