package com.xenocrm.local.system;

import java.net.URI;
import java.net.URISyntaxException;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Ports;

/**
 * Host and port of a URI that the environment names.
 *
 * @param port 0 when the URI has no single host and port
 */
record GivenAddress(String host, int port) {

    static GivenAddress of(String uri) {
        try {
            URI parsed = new URI(uri);
            if (parsed.getHost() != null && parsed.getPort() > 0) {
                return new GivenAddress(parsed.getHost(), parsed.getPort());
            }
        } catch (URISyntaxException e) {
            // several hosts, or a form that only the driver knows
        }
        return new GivenAddress("", 0);
    }

    void requireAnswer(String setting) {
        if (port > 0 && !Ports.isOpen(host, port)) {
            throw new CommandFailure(
                    "%s names %s:%d, which does not accept connections".formatted(setting, host, port));
        }
    }
}
