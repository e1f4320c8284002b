package com.xenocrm.kit.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Which traces are recorded.
 *
 * @param endpoint where they go, by OTLP over HTTP; blank for nowhere
 * @param share of the traces that begin here, from 0 to 1
 * @param begins whether traces begin in this service. Everybody else goes by what the gateway has decided.
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

    /** True when at least some traces are recorded. */
    public boolean recorded() {
        return !endpoint.isBlank() && share > 0;
    }
}
