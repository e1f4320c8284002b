package com.xenocrm.email.smtp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Address of an SMTP server, with the credentials for it.
 *
 * @param encrypted whether the connection is encrypted from its start
 * @param starttls whether it is encrypted afterwards
 * @param sandbox whether it keeps what it gets, and delivers nothing
 */
record SmtpServer(
        String host,
        int port,
        boolean encrypted,
        StartTls starttls,
        @Nullable String user,
        @Nullable String password,
        boolean sandbox) {

    private static final String ENCRYPTED = "smtps";
    private static final Pattern QUERY = Pattern.compile("starttls=(required|offered|off)(&sandbox)?");
    private static final Pattern SANDBOX = Pattern.compile("&sandbox$");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int LAST_PORT = 65_535;

    static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return ("smtp".equals(uri.getScheme()) || ENCRYPTED.equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() <= LAST_PORT
                    && (uri.getQuery() == null || QUERY.matcher(uri.getQuery()).matches());
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static SmtpServer of(String text) {
        URI uri = URI.create(text);
        boolean encrypted = ENCRYPTED.equals(uri.getScheme());
        String[] credentials =
                Objects.requireNonNullElse(uri.getRawUserInfo(), "").split(":", 2);
        return new SmtpServer(
                uri.getHost(),
                uri.getPort() >= 0 ? uri.getPort() : encrypted ? SUBMISSIONS : SUBMISSION,
                encrypted,
                starttls(uri, encrypted),
                credentials[0].isEmpty() ? null : decoded(credentials[0]),
                credentials.length < 2 ? null : decoded(credentials[1]),
                SANDBOX.matcher(Objects.requireNonNullElse(uri.getQuery(), "")).find());
    }

    private static StartTls starttls(URI uri, boolean encrypted) {
        String query = uri.getQuery();
        if (encrypted || query == null) {
            return encrypted ? StartTls.OFF : StartTls.REQUIRED;
        }
        return StartTls.valueOf(QUERY.matcher(query).replaceFirst("$1").toUpperCase(Locale.ROOT));
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
