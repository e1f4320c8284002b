package com.xenocrm.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.auth.AuthClient.Departure;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.location;
import static com.xenocrm.auth.AuthClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class SignInTest extends RunningAuthService {

    private static final String REFUSED = "http://console.test/login?error=auth_failed";

    @Test
    void signsInByTheCodeFlow() throws Exception {
        Departure departure = client.begin();
        String returned = client.signInAtGoogle(departure, email);

        HttpResponse<String> landed = client.comeBack(returned, departure.cookie());

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(location(landed)).isEqualTo("http://console.test");
        assertThat(landed.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("token=[^;]+; Path=/; Max-Age=604800; Expires=.*; Secure; HttpOnly; SameSite=Lax"));
        assertThat(mongo.findAll(Document.class, "users"))
                .filteredOn(user -> email.equals(user.getString("email")))
                .singleElement()
                .satisfies(
                        user -> assertThat(user).containsKeys("googleId", "name", "picture", "createdAt", "lastLogin"));
    }

    @Test
    void asksGoogleWithStateNonceAndPkce() throws Exception {
        String destination = client.begin().destination();

        assertThat(destination)
                .startsWith(GOOGLE.environment().get("GOOGLE_AUTH_URL") + "?")
                .contains("&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256")
                .contains("redirect_uri=http://gateway.test/auth/google/callback");
    }

    @Test
    void refusesWhoComesBackInAnotherBrowser() throws Exception {
        String returned = client.signInAtGoogle(client.begin(), email);

        HttpResponse<String> landed = client.comeBack(returned, client.begin().cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
        assertThat(landed.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("token="));
    }

    @Test
    void refusesTheSameReturnTwice() throws Exception {
        Departure departure = client.begin();
        String returned = client.signInAtGoogle(departure, email);
        client.comeBack(returned, departure.cookie());

        assertThat(location(client.comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    static Stream<Arguments> madeUp() {
        return Stream.of(
                argumentSet("no state", "code=x"),
                argumentSet("a state that nobody was sent away with", "code=x&state=made-up"),
                argumentSet("no code", "state=made-up"),
                argumentSet("another place to go", "code=x&state=x&redirect_uri=https://evil.test&next=//evil.test"),
                argumentSet("line breaks", "code=x%0d%0aSet-Cookie:%20token=evil&state=%0d%0aLocation:%20//evil.test"),
                argumentSet("a query for the database", "code[$ne]=x&state[$ne]=x&state=%7B%22$ne%22:1%7D"));
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void refusesAReturnThatIsMadeUp(String query) throws Exception {
        HttpResponse<String> landed = send(client.request(
                        "/auth/google/callback?" + query.replace("[", "%5B").replace("]", "%5D"),
                        GATEWAY.tokenForNobody())
                .header("Cookie", client.begin().cookie())
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "host=evil.test"));

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(landed.headers().allValues("Location")).containsExactly(REFUSED);
        assertThat(landed.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).startsWith("sign_in=; Path=/auth/google/callback; Max-Age=0"));
    }

    @Test
    void sendsNobodyBackToWhereTheAddressSays() throws Exception {
        HttpResponse<String> answer = send(client.request(
                        "/auth/google?redirect_uri=https://evil.test&next=https://evil.test", GATEWAY.tokenForNobody())
                .header("X-Forwarded-Host", "evil.test"));

        assertThat(location(answer))
                .contains("redirect_uri=http://gateway.test/auth/google/callback")
                .doesNotContain("evil.test");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .matches("sign_in=[0-9a-f]{32}; Path=/auth/google/callback; Max-Age=600; Expires=.*;"
                                + " Secure; HttpOnly; SameSite=Lax"));
    }

    @Test
    void takesACodeOfGooglesScriptOnce() throws Exception {
        String destination = client.begin()
                .destination()
                .replaceAll("&code_challenge(_method)?=[^&]+", "")
                .replaceAll("redirect_uri=[^&]+", "redirect_uri=postmessage");
        String code =
                client.signInAtGoogle(new Departure(destination, ""), email).replaceAll(".*[?&]code=([^&]+).*", "$1");

        HttpResponse<String> first = client.post("/api/auth/google", "{\"code\":\"" + code + "\"}");
        HttpResponse<String> second = client.post("/api/auth/google", "{\"code\":\"" + code + "\"}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(body(first)).containsKeys("token", "user");
        assertThat(second.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesACodeOfAnotherSignIn() throws Exception {
        Departure mine = client.begin();
        Departure theirs = client.begin();
        String code = client.signInAtGoogle(theirs, email).replaceAll(".*[?&]code=([^&]+).*", "$1");
        String state = mine.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed = client.comeBack("http://x/?code=" + code + "&state=" + state, mine.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() throws Exception {
        Departure departure = client.begin();
        String destination = departure.destination().replaceAll("nonce=[^&]+", "nonce=another");
        String returned = client.signInAtGoogle(new Departure(destination, departure.cookie()), email);

        assertThat(location(client.comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    @Test
    void refusesWhoSaidNoAtGoogle() throws Exception {
        Departure departure = client.begin();
        String state = departure.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed =
                client.comeBack("http://x/?error=access_denied&state=" + state, departure.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void answersAnIdTokenWithTokenAndUserTwice() throws Exception {
        String idToken = GOOGLE.idToken("g-" + email, email, "Ann");

        Map<String, Object> answer = body(client.post("/api/auth/google", "{\"credential\":\"" + idToken + "\"}"));

        Map<?, ?> data = (Map<?, ?>) answer.get("data");
        assertThat(answer).containsEntry("success", true).containsKeys("message", "data", "token", "user");
        assertThat(data.get("token")).isEqualTo(answer.get("token"));
        assertThat(data.get("user")).isEqualTo(answer.get("user"));
        JWTClaimsSet session = SignedJWT.parse((String) answer.get("token")).getJWTClaimsSet();
        assertThat(session.getIssuer()).isEqualTo("xeno-crm");
        assertThat(session.getJWTID()).isNotBlank();
        assertThat(session.getSubject()).isEqualTo(((Map<?, ?>) answer.get("user")).get("_id"));
        assertThat(session.getExpirationTime().toInstant())
                .isEqualTo(session.getIssueTime().toInstant().plusSeconds(604_800));
    }

    @Test
    void refusesAForgedIdToken() throws Exception {
        String idToken = GOOGLE.idToken("g-1", email, "Ann");
        String forged = idToken.substring(0, idToken.lastIndexOf('.') + 1) + "AAAA";

        HttpResponse<String> answer = client.post("/api/auth/google", "{\"idToken\":\"" + forged + "\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(body(answer)).containsEntry("success", false).containsEntry("error", "UNAUTHORIZED");
    }

    @Test
    void answersNobodyWhoDoesNotComeThroughTheGateway() throws Exception {
        HttpRequest.Builder direct = HttpRequest.newBuilder(client.uri("/auth/google"));

        assertThat(send(direct).statusCode()).isEqualTo(401);
    }
}
