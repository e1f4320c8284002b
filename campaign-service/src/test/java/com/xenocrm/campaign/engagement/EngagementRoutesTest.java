package com.xenocrm.campaign.engagement;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class EngagementRoutesTest {

    private static final String PERSON =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TrackingLinks links =
            TrackingLinks.sealedWith("a-secret-of-these-tests-of-32-bytes", true, URI.create("https://crm.example"));
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final EngagementController controller =
            controller(new EngagementPublisher(publisher, Duration.ofSeconds(5)));

    @Test
    void answersAnOpenWithAPictureAndRecordsIt() {
        String token = token(links.open("c1:ann"));

        var answer = controller.open(token, request("GET", PERSON));

        assertThat(answer.getHeaders().getContentType()).hasToString("image/gif");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(publisher.published(EngagementReceived.class))
                .isEqualTo(List.of(new EngagementReceived(
                        List.of(new Engagement("c1:ann", null, NOW, false, links.source("c1:ann", "192.0.2.1"))))));
    }

    @Test
    void redirectsAClickToItsTargetAndRecordsIt() {
        String token = token(links.click("c1:ann", 3, "https://shop.example/a b?q=ü\r\nX: y"));

        var answer = controller.click(token, request("GET", PERSON));

        assertThat(answer.getStatusCode().value()).isEqualTo(302);
        assertThat(answer.getHeaders().getFirst("Location"))
                .isEqualTo("https://shop.example/a%20b?q=%C3%BC%0D%0AX:%20y");
        assertThat(publisher.published(EngagementReceived.class))
                .isEqualTo(List.of(new EngagementReceived(
                        List.of(new Engagement("c1:ann", 3, NOW, false, links.source("c1:ann", "192.0.2.1"))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/100%",
                "https://shop.example/?sizes=[40",
                "https://shop.example/#a#b",
                "https://shop.example:http/"
            })
    void redirectsToTargetsThatAreNoStrictUris(String target) {
        var answer = controller.click(token(links.click("c1:ann", 0, target)), request("GET", PERSON));

        assertThat(answer.getStatusCode().value()).isEqualTo(302);
        assertThat(answer.getHeaders().getFirst("Location")).isEqualTo(target);
    }

    @Test
    void changesNothingByAHead() {
        controller.open(token(links.open("c1:ann")), request("HEAD", PERSON));
        controller.click(token(links.click("c1:ann", 0, "https://a.example")), request("HEAD", PERSON));

        assertThat(publisher.published(EngagementReceived.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "%2e%2e", "aHR0cHM6Ly9ldmlsLmV4YW1wbGU", "****"})
    void leadsNowhereWithoutALinkOfItsOwn(String token) {
        var click = controller.click(token, request("GET", PERSON));
        var open = controller.open(token, request("GET", PERSON));

        assertThat(click.getStatusCode().value()).isEqualTo(404);
        assertThat(click.getHeaders().getLocation()).isNull();
        assertThat(open.getStatusCode().value()).isEqualTo(200);
        assertThat(publisher.published(EngagementReceived.class)).isEmpty();
    }

    @Test
    void takesNoPixelForALinkAndNoChangedToken() {
        String open = token(links.open("c1:ann\n0\nhttps://evil.example"));
        String click = token(links.click("c1:ann", 0, "https://shop.example"));
        String changed = (click.charAt(20) == 'A' ? 'B' : 'A') + click.substring(1, 20) + 'x' + click.substring(21);

        assertThat(controller
                        .click(open, request("GET", PERSON))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(controller
                        .click(changed, request("GET", PERSON))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void acceptsLinksOfAFormerSecret() {
        TrackingLinks rotated = TrackingLinks.sealedWith(
                "another-secret-of-these-tests-32-bytes,a-secret-of-these-tests-of-32-bytes",
                true,
                URI.create("https://crm.example"));

        assertThat(rotated.opened(token(links.open("c1:ann")))).contains("c1:ann");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Mozilla/5.0                                                          ~ true
            Mozilla/5.0 (compatible; Googlebot/2.1)                              ~ true
            Barracuda Sentinel (EE)                                              ~ true
            python-requests/2.31                                                 ~ true
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 ~ false
            Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) ~ false
            """)
    void tellsProgramsFromPeople(String agent, boolean machine) {
        controller.open(token(links.open("c1:ann")), request("GET", agent));

        assertThat(publisher.published(EngagementReceived.class))
                .flatExtracting(EngagementReceived::engagements)
                .extracting(Engagement::machine)
                .containsExactly(machine);
    }

    @Test
    void answersWhileTheBrokerDoesNot() {
        CountDownLatch never = new CountDownLatch(1);
        EngagementController waiting = controller(new EngagementPublisher(
                new RecordingPublisher() {
                    @Override
                    public void publish(List<? extends CrmMessage> messages) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                Duration.ofMillis(50)));
        publisher.dieBeforeTheNext();

        var hanging = waiting.click(token(links.click("c1:ann", 0, "https://a.example")), request("GET", PERSON));
        var failing = controller.click(token(links.click("c1:ann", 0, "https://a.example")), request("GET", PERSON));
        never.countDown();

        assertThat(hanging.getStatusCode().value()).isEqualTo(302);
        assertThat(failing.getStatusCode().value()).isEqualTo(302);
    }

    private EngagementController controller(EngagementPublisher engagements) {
        return new EngagementController(links, engagements, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static MockHttpServletRequest request(String method, String agent) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/t");
        request.addHeader("User-Agent", agent);
        request.addHeader("X-Forwarded-For", "192.0.2.1");
        return request;
    }
}
