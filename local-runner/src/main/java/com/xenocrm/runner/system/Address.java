package com.xenocrm.runner.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a URI with a single host and a port points to. */
record Address(String host, int port) {

    private static final int TIMEOUT_MILLIS = 3000;

    static Optional<Address> of(String uri) {
        try {
            URI parsed = new URI(uri);
            boolean isSimple = parsed.getHost() != null && parsed.getPort() > 0;
            return isSimple ? Optional.of(new Address(parsed.getHost(), parsed.getPort())) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
