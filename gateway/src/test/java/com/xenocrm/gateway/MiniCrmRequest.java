package com.xenocrm.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import org.junit.jupiter.api.AfterEach;
import org.skyscreamer.jsonassert.JSONAssert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests of Mini CRM's client, and stubs of the services that answer them. */
abstract class MiniCrmRequest extends RunningGateway {

    final String token = signed(session().build());

    private final List<StubMapping> stubs = new ArrayList<>();

    @AfterEach
    void forgetTheStubsOfThisTest() {
        stubs.forEach(SERVICES::removeStub);
    }

    final HttpRequest.Builder from(String origin, String path) {
        return request(path).header("Origin", origin).header("Content-Type", "application/json");
    }

    final HttpRequest.Builder signedFrom(String origin, String path) {
        return from(origin, path).header("Authorization", "Bearer " + token);
    }

    static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    static HttpRequest.BodyPublisher nothing() {
        return HttpRequest.BodyPublishers.noBody();
    }

    final void answers(String method, String path, int status, String body) {
        stubs.add(SERVICES.stubFor(WireMock.request(method, urlEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body))));
    }

    /** The body of the last request that reached a service by this path. */
    static String sent(String path) {
        return SERVICES.findAll(WireMock.anyRequestedFor(urlEqualTo(path)))
                .getLast()
                .getBodyAsString();
    }

    static void is(int status, String json, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JSONAssert.assertEquals(json, answer.body(), true);
    }
}
