package com.xenocrm.local.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import com.xenocrm.local.process.Ports;

/**
 * Stand-in for Google's sign-in on a machine without a Google client id: a login page that accepts any address, the code
 * flow with PKCE and nonce, ID tokens signed with a key generated at start, and the map of certificates. For local use only.
 */
public final class GoogleStandIn implements AutoCloseable {

    private static final String CLIENT_ID = "xeno-crm-local";
    private static final String SITE = "/google";
    private static final String PICTURE = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="#1a73e8"/>\
            <circle cx="48" cy="36" r="16" fill="#fff"/><path d="M16 84a32 28 0 0 1 64 0" fill="#fff"/></svg>""";

    private final HttpServer server;
    private final SigningKey key = new SigningKey();
    /** Parameters of each authorization request with the login form's fields, by code. */
    private final Map<String, Map<String, String>> authorizations = new ConcurrentHashMap<>();

    private GoogleStandIn(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(SITE, this::handle);
        server.start();
    }

    /** Runs the stand-in alone, on every address, until the process ends; the argument is the port. */
    public static void main(String[] arguments) {
        start("0.0.0.0", Integer.parseInt(arguments[0]));
    }

    /** Starts on the port of 127.0.0.1, or on any free one for 0. */
    public static GoogleStandIn start(int port) {
        return start(Ports.ADDRESS, port);
    }

    private static GoogleStandIn start(String address, int port) {
        try {
            return new GoogleStandIn(HttpServer.create(new InetSocketAddress(address, port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the environment variables of services that trust this stand-in. */
    public Map<String, String> environment() {
        return environment(server.getAddress().getPort());
    }

    /** Returns the environment variables of services that trust a stand-in on this port. */
    public static Map<String, String> environment(int port) {
        return environment(URI.create("http://localhost:" + port));
    }

    /**
     * Returns the environment variables of services that reach the stand-in at this address; its tokens name {@code
     * localhost}.
     */
    public static Map<String, String> environment(URI address) {
        return Map.of(
                "GOOGLE_CLIENT_ID",
                CLIENT_ID,
                "GOOGLE_CLIENT_SECRET",
                "xeno-crm-local-secret",
                "GOOGLE_ISSUER",
                issuer(address.getPort()),
                "GOOGLE_AUTH_URL",
                address + SITE + "/authorize",
                "GOOGLE_TOKEN_URL",
                address + SITE + "/token",
                "GOOGLE_CERTS_URL",
                address + SITE + "/certs");
    }

    /** Issues an ID token for the services' client, valid for an hour. */
    public String idToken(String googleId, String email, String name) {
        return idToken(googleId, email, name, null);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(SITE.length());
            Map<String, String> query = HttpForms.parse(exchange.getRequestURI().getRawQuery());
            Map<String, String> fields =
                    HttpForms.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /authorize" ->
                    HttpForms.reply(exchange, 200, "text/html;charset=UTF-8", HttpForms.resource("google-login.html"));
                case "POST /authorize" -> authorize(exchange, query, fields);
                case "POST /token" -> exchangeCode(exchange, fields);
                case "GET /id-token" -> HttpForms.reply(exchange, 200, "text/plain", idToken(query));
                case "GET /certs" -> HttpForms.reply(exchange, 200, "application/json", key.certificates());
                case "GET /picture.svg" -> HttpForms.reply(exchange, 200, "image/svg+xml", PICTURE);
                default -> HttpForms.reply(exchange, 404, "text/plain", "Not found");
            }
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> query, Map<String, String> fields)
            throws IOException {
        String code = UUID.randomUUID().toString();
        Map<String, String> authorization = new HashMap<>(query);
        authorization.putAll(fields);
        authorizations.put(code, authorization);
        String state = URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + state);
        HttpForms.reply(exchange, 302, "text/plain", "");
    }

    private void exchangeCode(HttpExchange exchange, Map<String, String> fields) throws IOException {
        Map<String, String> authorization = authorizations.remove(fields.getOrDefault("code", ""));
        String verifier = fields.getOrDefault("code_verifier", "");
        if (authorization == null
                || !authorization.getOrDefault("code_challenge", "").equals(SigningKey.challenge(verifier))) {
            HttpForms.reply(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
            return;
        }
        Map<String, Object> answer = Map.of(
                "access_token", UUID.randomUUID().toString(),
                "token_type", "Bearer",
                "expires_in", 3600,
                "scope", authorization.getOrDefault("scope", "openid"),
                "id_token", idToken(authorization));
        HttpForms.reply(exchange, 200, "application/json", JSONObjectUtils.toJSONString(answer));
    }

    private String idToken(Map<String, String> fields) {
        String email = lowerCase(HttpForms.orDefault(fields, "email", "marketer@example.com"));
        return idToken(
                SigningKey.digits(email),
                email,
                HttpForms.orDefault(fields, "name", "Demo Marketer"),
                fields.get("nonce"));
    }

    /** Folds ASCII letters only: a Kelvin sign is no {@code k}, so it is another address. */
    private static String lowerCase(String email) {
        return email.codePoints()
                .map(c -> c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String idToken(String googleId, String email, String name, @Nullable String nonce) {
        String issuer = issuer(server.getAddress().getPort());
        Instant now = Instant.now();
        return key.sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT_ID)
                .subject(googleId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("email", email)
                .claim("email_verified", true)
                .claim("name", name)
                .claim("picture", issuer + "/picture.svg")
                .claim("nonce", nonce)
                .build());
    }

    private static String issuer(int port) {
        return "http://localhost:" + port + SITE;
    }
}
