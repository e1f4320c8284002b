package com.xenocrm.ai.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.core.MethodParameter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.ErrorAdvice;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** OpenAI-compatible server with prepared answers, and models that use it. */
public final class StubModel implements AutoCloseable {

    public static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));

    static final Duration PATIENCE = Duration.ofSeconds(10);

    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final MongoTemplate mongo;

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    public StubModel() {
        mongo = new MongoTemplate(client, TestMongo.newDatabase("ai"));
        server.start();
    }

    /** Returns a model with a key and 100,000 tokens a day. */
    public LanguageModel withKey() {
        return model("sk-test", PATIENCE, 100_000, CLOCK);
    }

    public LanguageModel withoutKey() {
        return model("", PATIENCE, 100_000, CLOCK);
    }

    LanguageModel model(String key, Duration timeout, long dailyTokens, Clock clock) {
        return model(
                new ModelSettings(
                        key,
                        URI.create(server.baseUrl() + "/v1"),
                        "test-model",
                        0.4,
                        timeout,
                        800,
                        8,
                        dailyTokens,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO),
                clock);
    }

    /** Returns a model that costs 1 per million tokens sent and 2 per million answered, with a daily limit per user. */
    LanguageModel costing(String dailyCost, int atOnce) {
        return model(
                new ModelSettings(
                        "sk-test",
                        URI.create(server.baseUrl() + "/v1"),
                        "test-model",
                        0.4,
                        PATIENCE,
                        800,
                        atOnce,
                        100_000,
                        new BigDecimal(dailyCost),
                        BigDecimal.ONE,
                        BigDecimal.TWO),
                CLOCK);
    }

    private LanguageModel model(ModelSettings settings, Clock clock) {
        return new LanguageModel(settings, new TokenAllowance(mongo, settings, clock), new ModelMetrics(meters), clock);
    }

    /** Sets the content of the model's next answers. */
    public void says(String content) {
        answers(okJson("""
                {"choices": [{"message": {"content": %s}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 200, "completion_tokens": 50}}
                """.formatted(JsonMapper.shared().writeValueAsString(content))));
    }

    /** Sets a failure: {@code slow}, {@code malformed}, or a status. */
    public void fails(String how) {
        answers(
                switch (how) {
                    case "slow" -> okJson("{}").withFixedDelay(2_000);
                    case "malformed" ->
                        okJson("{\"choices\": [{\"message\": {\"content\": \"Sure! Here you are:\"}}]}");
                    case "empty" -> okJson("");
                    default -> aResponse().withStatus(Integer.parseInt(how));
                });
    }

    /** Returns the number of requests to the model. */
    public int asked() {
        return server.getAllServeEvents().size();
    }

    /** Returns the body of the last request. */
    public String lastQuestion() {
        return server.getAllServeEvents().getFirst().getRequest().getBodyAsString();
    }

    /** Checks that the last request equals this file of {@code /golden} exactly. */
    public void wasAskedAsIn(String file) {
        JsonNode question = JsonMapper.shared().readTree(lastQuestion());
        JsonNode golden = JsonMapper.shared().readTree(StubModel.class.getResourceAsStream("/golden/" + file));
        assertThat(question).as(question.toPrettyString()).isEqualTo(golden);
    }

    /** Returns the number of fallbacks for this reason. */
    public double fallbacks(String reason) {
        return meters.find("ai.fallbacks").tag("reason", reason).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Returns a client for the routes of this controller, called by a marketer. */
    public static MockMvcTester http(Object controller) {
        return MockMvcTester.of(
                List.of(controller),
                mvc -> mvc.setControllerAdvice(new ErrorAdvice())
                        .setCustomArgumentResolvers(new Marketer())
                        .build());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(answer));
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }

    private static final class Marketer implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binderFactory) {
            return new Caller("user-1", null, null, "marketer");
        }
    }
}
