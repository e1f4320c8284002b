package com.xenocrm.email.bounce;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * Address of a mailbox, with the credentials for it.
 *
 * @param encrypted whether the connection is encrypted from its start; otherwise STARTTLS is required, unless switched off
 */
record ImapServer(
        String host, int port, boolean encrypted, boolean starttls, String user, String password, String folder) {

    private static final String ENCRYPTED = "imaps";
    private static final String NO_STARTTLS = "starttls=off";
    private static final int IMAP = 143;
    private static final int IMAPS = 993;
    private static final int LAST_PORT = 65_535;
    private static final String TIMEOUT = "30000";

    static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return ("imap".equals(uri.getScheme()) || ENCRYPTED.equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() <= LAST_PORT
                    && Objects.requireNonNullElse(uri.getRawUserInfo(), "").matches("[^:]+:.+")
                    && (uri.getQuery() == null || NO_STARTTLS.equals(uri.getQuery()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static ImapServer of(String text) {
        URI uri = URI.create(text);
        boolean encrypted = ENCRYPTED.equals(uri.getScheme());
        String[] credentials = uri.getRawUserInfo().split(":", 2);
        String folder = Objects.requireNonNullElse(uri.getPath(), "").replaceFirst("^/", "");
        return new ImapServer(
                uri.getHost(),
                uri.getPort() >= 0 ? uri.getPort() : encrypted ? IMAPS : IMAP,
                encrypted,
                !encrypted && uri.getQuery() == null,
                decoded(credentials[0]),
                decoded(credentials[1]),
                folder.isEmpty() ? "INBOX" : folder);
    }

    String protocol() {
        return encrypted ? ENCRYPTED : "imap";
    }

    Properties properties() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(starttls));
        properties.setProperty(prefix + "starttls.required", String.valueOf(starttls));
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT);
        properties.setProperty(prefix + "timeout", TIMEOUT);
        properties.setProperty(prefix + "writetimeout", TIMEOUT);
        return properties;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
