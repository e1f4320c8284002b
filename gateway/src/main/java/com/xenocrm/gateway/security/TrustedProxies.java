package com.xenocrm.gateway.security;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Proxies in front of the gateway. Only they may name the caller's address and scheme, by {@code X-Forwarded-For} and
 * {@code X-Forwarded-Proto}.
 *
 * @param trustedProxies IP addresses and networks in CIDR notation
 */
@ConfigurationProperties("crm.gateway")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {

    TrustedProxies {
        trustedProxies = trustedProxies.stream().map(TrustedProxies::network).toList();
        SettingChecks.that(
                trustedProxies.stream().allMatch(TrustedProxies::isNetwork),
                "trusted-proxies",
                "must be IP addresses or networks separated by commas, such as 10.0.0.0/8,2001:db8::7, or empty");
    }

    /** Returns the valve that puts the caller's address in the place of the proxy's. */
    RemoteIpValve valve() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(trustedProxies.stream().collect(Collectors.joining(",")));
        return valve;
    }

    /** Adds the prefix length, without which Tomcat takes an address for a regular expression. */
    private static String network(String proxy) {
        String address = proxy.strip();
        return address.contains("/") ? address : address + (address.contains(":") ? "/128" : "/32");
    }

    /** Rejects host names, which would be looked up. */
    private static boolean isNetwork(String network) {
        try {
            return network.matches("(?:[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)/[0-9]{1,3}")
                    && !new NetMask(network).toString().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
