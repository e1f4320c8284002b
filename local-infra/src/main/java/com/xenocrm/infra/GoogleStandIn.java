package com.xenocrm.infra;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.RequestInterceptor;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

import static no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt.html;
import static no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt.get;

/**
 * Google's sign-in for a machine without a Google client id: a login page that believes everybody, the code flow with
 * PKCE and nonce, ID tokens signed with a key made at start, and the map of certificates. For local use only.
 *
 * <p>A terminal gets an ID token by two requests, with the values of {@link #environment()}:
 *
 * <ol>
 *   <li>{@code POST $GOOGLE_AUTH_URL?response_type=code&scope=openid&client_id=$GOOGLE_CLIENT_ID&redirect_uri=postmessage}
 *       with the form {@code email=...&name=...} (either may be absent) answers 302; the {@code code} is in the query of
 *       {@code Location};
 *   <li>{@code POST $GOOGLE_TOKEN_URL} with the form {@code grant_type=authorization_code&code=...&redirect_uri=postmessage
 *       &client_id=$GOOGLE_CLIENT_ID&client_secret=$GOOGLE_CLIENT_SECRET} answers {@code {"id_token": "..."}}.
 * </ol>
 */
public final class GoogleStandIn implements AutoCloseable {
    private static final String CLIENT_ID = "xeno-crm-local";
    private static final String CLIENT_SECRET = "xeno-crm-local-secret";
    private static final String ISSUER_ID = "google";
    private static final OAuth2HttpResponse PICTURE =
            new OAuth2HttpResponse(Headers.of("Content-Type", "image/svg+xml"), 200, """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="#1a73e8"/>\
            <circle cx="48" cy="36" r="16" fill="#fff"/><path d="M16 84a32 28 0 0 1 64 0" fill="#fff"/></svg>""", null);

    private final NettyWrapper server;
    private final OAuth2TokenProvider tokens;
    private final String issuer;

    private GoogleStandIn(NettyWrapper server, OAuth2TokenProvider tokens, String issuer) {
        this.server = server;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    /** Starts on the port of 127.0.0.1, or on any free one for 0. */
    public static GoogleStandIn start(int port) {
        return start(LoopbackPorts.ADDRESS, port);
    }

    static GoogleStandIn start(String address, int port) {
        int chosen = LoopbackPorts.orFree(port);
        String issuer = issuer(chosen);
        RSAKey key = newKey();
        OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
        NettyWrapper server = new NettyWrapper();
        OAuth2Config config = new OAuth2Config(
                true,
                null,
                null,
                false,
                tokens,
                Set.of(new DefaultOAuth2TokenCallback(ISSUER_ID, "unknown", "JWT", null, fixedClaims(issuer))),
                server);
        GoogleCertificates certificates = new GoogleCertificates(ISSUER_ID, key);
        GoogleLoginForm login = new GoogleLoginForm(issuer + "/picture.svg");
        Route site = new Route.Builder()
                .interceptors((RequestInterceptor) login::withClaims)
                .attach(
                        get("/google/certs", _ -> certificates.response()),
                        get("/google/authorize", _ -> html(login.page())),
                        get("/google/picture.svg", _ -> PICTURE),
                        new OAuth2HttpRequestHandler(config).getAuthorizationServer())
                .build();
        server.start(InetAddress.ofLiteral(address), chosen, site);
        return new GoogleStandIn(server, tokens, issuer);
    }

    public int port() {
        return server.port();
    }

    /** What the services must be told to believe this stand-in. */
    public Map<String, String> environment() {
        return environment(port());
    }

    /** What the services must be told to believe a stand-in that another process runs on this port. */
    public static Map<String, String> environment(int port) {
        return environment(URI.create("http://localhost:" + port));
    }

    /** What they must be told to believe a stand-in that they reach at this address; its tokens name {@code localhost}. */
    public static Map<String, String> environment(URI address) {
        String site = address + "/" + ISSUER_ID;
        return Map.of(
                "GOOGLE_CLIENT_ID",
                CLIENT_ID,
                "GOOGLE_CLIENT_SECRET",
                CLIENT_SECRET,
                "GOOGLE_ISSUER",
                issuer(address.getPort()),
                "GOOGLE_AUTH_URL",
                site + "/authorize",
                "GOOGLE_TOKEN_URL",
                site + "/token",
                "GOOGLE_CERTS_URL",
                site + "/certs");
    }

    /** A signed ID token for the services' client, good for an hour. */
    public String idToken(String googleId, String email, String name) {
        Map<String, Object> claims = new HashMap<>(fixedClaims(issuer));
        claims.put("sub", googleId);
        claims.put("aud", CLIENT_ID);
        claims.put("email", email);
        claims.put("name", name);
        claims.put("picture", issuer + "/picture.svg");
        return tokens.jwt(claims, Duration.ofHours(1), ISSUER_ID).serialize();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Map<String, Object> fixedClaims(String issuer) {
        return Map.of("iss", issuer, "email_verified", true);
    }

    private static String issuer(int port) {
        return "http://localhost:" + port + "/" + ISSUER_ID;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA on this JDK", e);
        }
    }
}
