package com.xenocrm.kit.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of traces.
 *
 * @param endpoint target of the export by OTLP over HTTP; blank for no export
 * @param share sampled share of the traces that begin here, 0 to 1
 * @param begins whether traces begin in this service; other services follow the gateway's decision
 */
@ConfigurationProperties("crm.tracing")
public record TracingSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("0.05") double share,
        @DefaultValue("false") boolean begins) {

    public TracingSettings {
        if (!endpoint.isBlank()) {
            SettingChecks.url("endpoint", endpoint);
        }
        SettingChecks.share("share", share);
    }

    /** Returns whether any traces are recorded. */
    public boolean recorded() {
        return !endpoint.isBlank() && share > 0;
    }
}
