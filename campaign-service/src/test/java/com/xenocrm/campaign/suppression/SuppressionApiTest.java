package com.xenocrm.campaign.suppression;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.testkit.TestClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class SuppressionApiTest {

    private final Api api;
    private final Suppressions suppressions;
    private final TestClock clock;
    private final String email = UUID.randomUUID() + "@shop.example";

    SuppressionApiTest(Api api, Suppressions suppressions, TestClock clock) {
        this.api = api;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @Test
    void suppressesAnAddressHoweverItIsTyped() throws Exception {
        var added = api.post(
                "/api/suppressions",
                "{\"email\": \" %s \", \"reason\": \"complaint\"}".formatted(email.toUpperCase(java.util.Locale.ROOT)));

        String expected = """
                {"_id":"%1$s","email":"%1$s","reason":"complaint","created_at":"%2$s"}""".formatted(email, clock.instant());
        added.andExpect(status().isCreated());
        assertThat(Api.data(added).toString()).isEqualTo("[" + expected + "]");
        assertThat(Api.data(api.get("/api/suppressions/" + email)).toString()).isEqualTo(expected);
    }

    @Test
    void findsOneAddressInTheList() throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"complaint\"}".formatted(email));

        var found = api.get("/api/suppressions?email=" + email.toUpperCase(java.util.Locale.ROOT));
        var nobody = api.get("/api/suppressions?email=x" + email);

        found.andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.data[0].email").value(email));
        nobody.andExpect(status().isOk()).andExpect(jsonPath("$.count").value(0));
    }

    @ParameterizedTest
    @CsvSource({
        "b\u00fccher.example, xn--bcher-kva.example",
        "BU\u0308CHER.example, b\u00fccher.example",
        "xn--bcher-kva.example, B\u00dcCHER.example",
        "stra\u00dfe.example, xn--strae-oqa.example"
    })
    void findsAndReleasesEverySpellingOfADomain(String added, String asked) throws Exception {
        String local = "a/b%c?d." + UUID.randomUUID() + "@";
        String path = "/api/suppressions/" + UriUtils.encode(local + asked, UTF_8);

        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"a\"}".formatted(local + added));

        api.get(path).andExpect(status().isOk());
        api.delete(path).andExpect(status().isOk());
        api.get(path).andExpect(status().isNotFound());
    }

    @Test
    void tellsAddressesOfTwoPeopleApart() throws Exception {
        String strasse = UUID.randomUUID() + "@strasse.example";
        api.post("/api/suppressions", "{\"email\": \"%s\", \"reason\": \"a\"}".formatted(strasse));

        var stranger = api.get("/api/suppressions/" + UriUtils.encode(strasse.replace("ss", "\u00df"), UTF_8));
        var refused = api.post("/api/suppressions", "{\"email\": \"\u212aate@strasse.example\", \"reason\": \"a\"}");

        stranger.andExpect(status().isNotFound());
        refused.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("email"))
                .andExpect(jsonPath("$.data.errors[0].message")
                        .value("is not a valid e-mail address: U+212A (KELVIN SIGN) is not possible before the @"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@xn--a.example", "@localhost", " and spaces@x.example"})
    void releasesWhatOnlyAnEarlierVersionAccepted(String end) throws Exception {
        String stored = UUID.randomUUID() + end;
        suppressions.add(List.of(new Suppression(stored, "a", null, null, clock.instant())));
        String path = "/api/suppressions/" + UriUtils.encode(stored, UTF_8);

        api.get(path).andExpect(jsonPath("$.data.email").value(stored));
        api.delete(path).andExpect(status().isOk());
        api.get(path).andExpect(status().isNotFound());
    }

    @Test
    void takesAListAndTwiceIsOnce() throws Exception {
        String list = """
                [{"email": "1%1$s", "reason": "bounced"}, {"email": "2%1$s", "reason": "bounced"},
                 {"email": "1%1$s", "reason": "bounced"}]""".formatted(email);
        api.post("/api/suppressions", list);

        var again = api.post("/api/suppressions", list);

        assertThat(Api.data(again).findValuesAsString("email")).containsExactly("1" + email, "2" + email);
    }

    /** Tests two suppressions of one address and the resulting reason. */
    @ParameterizedTest
    @CsvSource({
        "'\"reason\": \"a\", \"until\": \"2030-01-01T00:00:00Z\"', '\"reason\": \"b\"',                                      b",
        "'\"reason\": \"a\"',                                      '\"reason\": \"b\", \"until\": \"2030-01-01T00:00:00Z\"', a",
        "'\"reason\": \"a\"',                                      '\"reason\": \"b\"',                                      a",
        "'\"reason\": \"a\", \"until\": \"2030-01-01T00:00:00Z\"', '\"reason\": \"b\", \"until\": \"2029-12-31T23:59:59Z\"', a",
        "'\"reason\": \"a\", \"until\": \"2030-01-01T00:00:00Z\"', '\"reason\": \"b\", \"until\": \"2030-01-01T02:00:00+01:00\"', b",
        "'\"reason\": \"a\"',                                      '\"reason\": \"unsubscribed\"',                 unsubscribed",
        "'\"reason\": \"unsubscribed\"',                           '\"reason\": \"b\"',                            unsubscribed"
    })
    void lastsAsLongAsTheLongerAndAnUnsubscriptionBeatsAll(String first, String second, String reason)
            throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%s\", %s}".formatted(email, first));

        var answer = api.post("/api/suppressions", "{\"email\": \"%s\", %s}".formatted(email, second));

        assertThat(Api.data(answer).findValuesAsString("reason")).containsExactly(reason);
    }

    @Test
    void isOverAtItsEndOrWhenItIsRemoved() throws Exception {
        String end = clock.instant().plusSeconds(60).toString();
        api.post(
                "/api/suppressions",
                "{\"email\": \"1%s\", \"reason\": \"a\", \"until\": \"%s\"}".formatted(email, end));
        api.post("/api/suppressions", "{\"email\": \"2%s\", \"reason\": \"a\"}".formatted(email));
        api.get("/api/suppressions/1" + email)
                .andExpect(jsonPath("$.data.until").value(end));

        clock.advance(Duration.ofSeconds(60));
        var removed = api.delete("/api/suppressions/2" + email);

        removed.andExpect(status().isOk()).andExpect(jsonPath("$.data.email").value("2" + email));
        api.get("/api/suppressions/1" + email).andExpect(status().isNotFound());
        api.get("/api/suppressions/2" + email).andExpect(status().isNotFound());
        api.delete("/api/suppressions/2" + email)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("SUPPRESSION_NOT_FOUND"));
    }

    @Test
    void isListedByAddressPageByPage() throws Exception {
        api.post("/api/suppressions", """
                [{"email": "zz1%1$s", "reason": "a"}, {"email": "zz3%1$s", "reason": "a"},
                 {"email": "zz2%1$s", "reason": "a", "until": "%2$s"}]""".formatted(email, clock.instant().plusSeconds(1)));

        var first = api.get("/api/suppressions?limit=1&cursor=" + Api.cursor("zz0"));
        clock.advance(Duration.ofSeconds(1));
        var second = api.get("/api/suppressions?limit=1&cursor=" + Api.cursor("zz1" + email));

        first.andExpect(jsonPath("$.data[0].email").value("zz1" + email))
                .andExpect(jsonPath("$.next_cursor").value(Api.cursor("zz1" + email)));
        second.andExpect(jsonPath("$.data[0].email").value("zz3" + email));
    }

    @Test
    void saysOfEachRequestWhatIsWrongAndDoesNothing() throws Exception {
        var refused = api.post("/api/suppressions", """
                [{"email": "%s", "reason": "a"}, {"email": "nobody"}, null,
                 {"email": "a@b.example", "reason": "unsubscribed", "until": "2030-01-01T00:00:00Z"},
                 {"email": "a@b.example", "reason": "a", "until": "2026-01-01T00:00:00Z"},
                 {"email": "a@b.example", "reason": "a", "untill": "2030-01-01T00:00:00Z"}]""".formatted(email));

        refused.andExpect(status().isBadRequest()).andExpect(jsonPath("$.error").value("VALIDATION_FAILED"));
        assertThat(Api.data(refused).findValuesAsString("field"))
                .containsExactly(
                        "[1].email", "[1].reason", "[2].email", "[2].reason", "[3].until", "[4].until", "[5].untill");
        api.get("/api/suppressions/" + email).andExpect(status().isNotFound());
        api.post("/api/suppressions", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("email"));
        api.post("/api/suppressions", "[]").andExpect(status().isBadRequest());
        api.post("/api/suppressions", "{\"email\": {}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("email"));
        api.post("/api/suppressions", "").andExpect(status().isBadRequest());
    }
}
