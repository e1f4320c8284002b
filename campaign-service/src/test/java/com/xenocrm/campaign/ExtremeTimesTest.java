package com.xenocrm.campaign;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class ExtremeTimesTest {

    private static final String CAMPAIGN = """
            {"name": "Far", "message": "Hi", "rules": {"field": "visits_count", "operator": ">", "value": 1}, %s}""";

    private final Api api;

    ExtremeTimesTest(Api api) {
        this.api = api;
    }

    static Stream<Arguments> times() {
        return Stream.of(
                        "+999999999-12-31T23:59:59Z",
                        "+999999999-12-31T23:59:59-18:00",
                        "-999999999-01-01T00:00:00Z",
                        "-999999999-01-01T00:00:00+18:00",
                        "+292278995-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z",
                        "10000-01-01T00:00:00Z",
                        "0000-01-01T00:00:00Z")
                .flatMap(time -> Stream.of(
                        arguments(
                                "/api/campaigns/create",
                                CAMPAIGN.formatted("\"schedule_at\": \"%s\"".formatted(time)),
                                "schedule_at"),
                        arguments(
                                "/api/campaigns/create",
                                CAMPAIGN.formatted("\"time_zone\": \"America/Denver\", \"schedule_at\": \"%s\""
                                        .formatted(time.substring(0, time.length() - 1))),
                                "schedule_at"),
                        arguments(
                                "/api/suppressions",
                                "{\"email\": \"far@example.com\", \"reason\": \"asked\", \"until\": \"%s\"}"
                                        .formatted(time),
                                "until"),
                        arguments("/api/audience", rule(">", "\"%s\"".formatted(time)), "rules.value"),
                        arguments(
                                "/api/audience",
                                rule("between", "[\"2026-01-01\", \"%s\"]".formatted(time)),
                                "rules.value[1]")));
    }

    @ParameterizedTest
    @MethodSource("times")
    void areRefusedWithTheNameOfTheField(String path, String body, String field) throws Exception {
        var answer = api.post(path, body);

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    private static String rule(String operator, String value) {
        return """
                {"rules": {"field": "created_at", "operator": "%s", "value": %s}}""".formatted(operator, value);
    }
}
