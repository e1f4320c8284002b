package com.xenocrm.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentTest extends RunningGateway {

    @Test
    void showsEverybodyWhatTheServicesThatAreThereSayAndWhatHoldsAtTheDoor() throws Exception {
        HttpResponse<String> answer = send(request("/v3/api-docs"));

        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(document.at("/info/description").stringValue())
                .contains("Envelope", "ai-service does not answer right now")
                .doesNotContain("campaign-service");
        assertThat(document.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("session", "googleIdToken", "apiKey", "cookie", "webhookSignature");
        JsonNode route = document.at("/paths/~1api~1campaigns~1{id}/put");
        assertThat(route.path("responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503");
        assertThat(route.path("security").toString())
                .isEqualTo("[{\"session\":[]},{\"googleIdToken\":[]},{\"cookie\":[]}]");
        assertThat(route.path("x-callers").toString()).isEqualTo("[\"marketer\",\"admin\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/auth/google",
                "GET /api/customers",
                "POST /api/customers",
                "POST /api/customers/bulk",
                "GET /api/orders",
                "GET /api/segments",
                "POST /api/segments",
                "POST /api/campaigns",
                "GET /api/campaigns",
                "POST /api/ai/generate-rules",
                "POST /api/ai/generate-messages"
            })
    void saysWhatChangesForMiniCrm(String route) throws Exception {
        HttpResponse<String> answer = send(request("/v3/api-docs"));

        String description = JsonMapper.shared()
                .readTree(answer.body())
                .at("/info/description")
                .stringValue();
        assertThat(description).contains("`MINI_CRM_ORIGINS`", "| `" + route + "` |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "start.js", "swagger-ui.css", "swagger-ui-bundle.js"})
    void showsThePageWithoutHelpFromElsewhere(String file) throws Exception {
        HttpResponse<String> answer = send(request("/docs/" + file));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    }
}
