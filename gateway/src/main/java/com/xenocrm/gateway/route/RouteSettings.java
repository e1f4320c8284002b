package com.xenocrm.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Base URLs of the services, and limits of calls.
 *
 * @param services name to base URL
 */
@ConfigurationProperties("crm.gateway")
public record RouteSettings(Map<String, URI> services, Proxy proxy) {

    public RouteSettings {
        services.forEach((name, url) -> SettingChecks.url("services." + name, url));
    }

    /** Returns the base URL of a service. */
    public URI service(String name) {
        URI url = services.get(name);
        if (url == null) {
            throw new IllegalStateException("No URL is set for " + name);
        }
        return url;
    }

    /**
     * Time-outs and connections of calls to services.
     *
     * @param connectTimeout time limit for opening a connection
     * @param responseTimeout the longest silence
     * @param poolTimeout the longest wait for a free connection
     * @param connectionsPerService no service takes more than this
     */
    public record Proxy(
            Duration connectTimeout, Duration responseTimeout, Duration poolTimeout, int connectionsPerService) {}
}
