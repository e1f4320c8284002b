package com.xenocrm.webhook.http;

import java.net.InetAddress;

import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Addresses that may be connected to. The own network is closed unless a setting opens it; link-local addresses, where clouds
 * keep their metadata, are always closed.
 */
public final class PermittedAddresses {

    /** IPv4 addresses written as IPv6: deprecated, translated and tunnelled ones. */
    private static final InetAddressFilter EMBEDDED = InetAddressFilter.of("::/96", "64:ff9b:1::/48");

    private static final InetAddressFilter NEVER = InetAddressFilter.of("169.254.0.0/16", "fe80::/10")
            .or(InetAddressFilter.multicast())
            .or(InetAddressFilter.adapt(InetAddress::isAnyLocalAddress));

    private PermittedAddresses() {}

    /** Returns the filter of addresses that may be connected to. */
    public static InetAddressFilter allowed(boolean privateNetwork) {
        return privateNetwork
                ? InetAddressFilter.not(NEVER)
                : InetAddressFilter.not(
                        NEVER, InetAddressFilter.internalAddresses(), InetAddressFilter.specialPurpose(), EMBEDDED);
    }
}
