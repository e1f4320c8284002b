package com.xenocrm.local.google;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import com.google.api.client.googleapis.auth.oauth2.GoogleIdTokenVerifier;
import com.google.api.client.googleapis.auth.oauth2.GooglePublicKeysManager;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class GoogleStandInTest {
    private static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    private static final GoogleStandIn OTHER = GoogleStandIn.start(0);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CALLBACK = "http://localhost:3000/auth/google/callback";

    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    private final String nonce = UUID.randomUUID().toString();

    @AfterAll
    static void close() {
        HTTP.close();
        OTHER.close();
        GOOGLE.close();
    }

    @Test
    void issuesIdTokensThatGooglesLibraryAccepts() throws Exception {
        GoogleIdToken token = verify(GOOGLE.idToken("1234567890", "ann@example.com", "Ann Alm"));

        assertThat(token.getPayload())
                .containsEntry("iss", GOOGLE.environment().get("GOOGLE_ISSUER"))
                .containsEntry("sub", "1234567890")
                .containsEntry("email", "ann@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("name", "Ann Alm")
                .containsKey("picture");
    }

    @Test
    void doesNotVouchForTheTokensOfAnotherStandIn() throws Exception {
        GoogleIdToken token = verify(OTHER.idToken("1234567890", "ann@example.com", "Ann Alm"));

        assertThat(token).isNull();
    }

    @Test
    void signsInByTheCodeFlowWithPkceAndNonce() throws Exception {
        String code = signIn(Map.of("email", "Ann@Example.com", "name", "Ann \"A\" Älm & Co"));

        GoogleIdToken token = verify(exchange(code, verifier).get("id_token").toString());

        assertThat(token.getPayload())
                .containsEntry("nonce", nonce)
                .containsEntry("email", "ann@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("name", "Ann \"A\" Älm & Co");
        assertThat(token.getPayload().getSubject()).matches("\\d{21}");
        assertThat(token.getPayload().getAudience())
                .isEqualTo(GOOGLE.environment().get("GOOGLE_CLIENT_ID"));
    }

    /** Tests the Kelvin sign, whose lower case is the letter k. */
    @Test
    void tellsLookalikeAddressesApart() throws Exception {
        GoogleIdToken kate = verify(exchange(signIn(Map.of("email", "Kate@example.com")), verifier)
                .get("id_token")
                .toString());
        GoogleIdToken other = verify(exchange(signIn(Map.of("email", "\u212aate@example.com")), verifier)
                .get("id_token")
                .toString());

        assertThat(other.getPayload().getSubject())
                .isNotEqualTo(kate.getPayload().getSubject());
    }

    @Test
    void signsInTheDemoMarketerWhoSaysNothing() throws Exception {
        String code = signIn(Map.of());

        GoogleIdToken token = verify(exchange(code, verifier).get("id_token").toString());

        assertThat(token.getPayload())
                .containsEntry("email", "marketer@example.com")
                .containsEntry("name", "Demo Marketer");
    }

    @Test
    void refusesACodeWithTheWrongVerifier() throws Exception {
        String code = signIn(Map.of());

        Map<String, Object> answer = exchange(code, UUID.randomUUID() + "-" + UUID.randomUUID());

        assertThat(answer).containsEntry("error", "invalid_grant").doesNotContainKey("id_token");
    }

    @Test
    void showsALoginPage() throws Exception {
        HttpResponse<String> page =
                HTTP.send(HttpRequest.newBuilder(authorization()).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("name=\"email\"", "marketer@example.com", "Demo Marketer");
    }

    private static GoogleIdToken verify(String token) throws Exception {
        GooglePublicKeysManager keys = new GooglePublicKeysManager.Builder(
                        new NetHttpTransport(), GsonFactory.getDefaultInstance())
                .setPublicCertsEncodedUrl(GOOGLE.environment().get("GOOGLE_CERTS_URL"))
                .build();
        return new GoogleIdTokenVerifier.Builder(keys)
                .setIssuers(List.of(
                        GOOGLE.environment().get("GOOGLE_ISSUER"),
                        OTHER.environment().get("GOOGLE_ISSUER")))
                .setAudience(List.of(GOOGLE.environment().get("GOOGLE_CLIENT_ID")))
                .build()
                .verify(token);
    }

    private String signIn(Map<String, String> login) throws Exception {
        HttpResponse<String> redirect = post(authorization(), login);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?").contains("state=s1");
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private URI authorization() throws Exception {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return URI.create(GOOGLE.environment().get("GOOGLE_AUTH_URL") + "?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "scope",
                        "openid email profile",
                        "client_id",
                        GOOGLE.environment().get("GOOGLE_CLIENT_ID"),
                        "redirect_uri",
                        CALLBACK,
                        "state",
                        "s1",
                        "nonce",
                        nonce,
                        "code_challenge",
                        Base64URL.encode(challenge).toString(),
                        "code_challenge_method",
                        "S256")));
    }

    private static Map<String, Object> exchange(String code, String verifier) throws Exception {
        HttpResponse<String> answer = post(
                URI.create(GOOGLE.environment().get("GOOGLE_TOKEN_URL")),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier,
                        "client_id",
                        GOOGLE.environment().get("GOOGLE_CLIENT_ID"),
                        "client_secret",
                        GOOGLE.environment().get("GOOGLE_CLIENT_SECRET")));
        return JSONObjectUtils.parse(answer.body());
    }

    private static HttpResponse<String> post(URI uri, Map<String, String> form) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }
}
