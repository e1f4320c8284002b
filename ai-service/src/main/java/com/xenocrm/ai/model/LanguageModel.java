package com.xenocrm.ai.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.MongoException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.model.ChatCompletionClient.Completion;

/**
 * Asks the language model if it is configured and available. After any failure the result is empty, and callers use
 * their built-in answers.
 */
public final class LanguageModel {

    private static final Logger log = LoggerFactory.getLogger(LanguageModel.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ATTEMPTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CALLS_WATCHED = 10;
    private static final int CALLS_NEEDED = 5;
    private static final Duration BREAK = Duration.ofSeconds(30);

    /** Lower bound of characters per token, in all alphabetic languages. */
    private static final int CHARACTERS_A_TOKEN = 2;

    private final ModelSettings settings;
    private final ChatCompletionClient endpoint;
    private final TokenAllowance allowance;
    private final ModelMetrics metrics;
    private final Clock clock;
    private final Bulkhead bulkhead;
    private final Retry retry;
    private final CircuitBreaker breaker;

    LanguageModel(ModelSettings settings, TokenAllowance allowance, ModelMetrics metrics, Clock clock) {
        this.settings = settings;
        this.endpoint = new ChatCompletionClient(settings);
        this.allowance = allowance;
        this.metrics = metrics;
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                "model",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.retry = Retry.of(
                "model",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(PAUSE))
                        .retryOnException(
                                problem -> problem instanceof ModelUnavailableException away && away.isPassing())
                        .build());
        this.breaker = CircuitBreaker.of(
                "model",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_WATCHED)
                        .minimumNumberOfCalls(CALLS_NEEDED)
                        .waitDurationInOpenState(BREAK)
                        .recordExceptions(ModelUnavailableException.class)
                        .build());
        metrics.show(breaker);
    }

    /**
     * Returns the model's answer if the check accepts it; empty if the built-in answer is to be used.
     *
     * @param userId user whose allowance is used
     * @param data facts without names, addresses and phone numbers of customers
     * @param check check of the answer
     */
    public <T> Optional<T> ask(String userId, Prompt prompt, Object data, Function<JsonNode, ModelResult<T>> check) {
        if (!settings.hasKey()) {
            metrics.countFallback(prompt.task(), "no_key");
            return Optional.empty();
        }
        try {
            return accepted(prompt.task(), check.apply(counted(userId, prompt, JSON.writeValueAsString(data))));
        } catch (ModelUnavailableException away) {
            log.warn("The model gave no answer for {}: {}", prompt.task(), away.reason());
            metrics.countFallback(prompt.task(), away.reason());
        } catch (CallNotPermittedException _) {
            metrics.countFallback(prompt.task(), "breaker_open");
        } catch (BulkheadFullException _) {
            metrics.countFallback(prompt.task(), "too_many");
        } catch (MongoException away) {
            log.warn("The allowance cannot be read", away);
            metrics.countFallback(prompt.task(), "no_database");
        }
        return Optional.empty();
    }

    private <T> Optional<T> accepted(String task, ModelResult<T> asked) {
        return switch (asked) {
            case ModelResult.Accepted<T>(T answer) -> Optional.of(answer);
            case ModelResult.Refused<T> refused -> {
                log.warn("The model's answer for {} was rejected: {}", task, refused.reason());
                metrics.countFallback(task, refused.reason());
                metrics.refusedNumbers(task, refused.numbers().size());
                yield Optional.empty();
            }
        };
    }

    private JsonNode counted(String userId, Prompt prompt, String data) {
        long sent = ((long) prompt.instructions().length()
                        + prompt.schema().toString().length()
                        + data.length())
                / CHARACTERS_A_TOKEN;
        long answered = settings.maxTokens();
        String account = allowance.id(userId);
        if (!allowance.take(account, sent, answered)) {
            throw new ModelUnavailableException("allowance_used_up");
        }
        Completion completion = bulkhead.executeSupplier(
                () -> retry.executeSupplier(() -> breaker.executeSupplier(() -> timed(prompt, data))));
        metrics.tokens(prompt.task(), completion.sent(), completion.answered());
        allowance.putBack(account, sent - completion.sent(), answered - completion.answered());
        return completion.said();
    }

    private Completion timed(Prompt prompt, String data) {
        Instant start = clock.instant();
        String outcome = "answered";
        try {
            return endpoint.ask(prompt, data);
        } catch (ModelUnavailableException away) {
            outcome = away.reason();
            throw away;
        } finally {
            metrics.called(prompt.task(), outcome, Duration.between(start, clock.instant()));
        }
    }
}
