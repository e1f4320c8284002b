package com.xenocrm.ai.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the language model and of its limits.
 *
 * @param apiKey API key; no model is used if it is blank
 * @param baseUrl base URL of an OpenAI-compatible server, including its version
 * @param temperature randomness of answers, from 0 (least) to 2
 * @param timeout time limit of an answer
 * @param maxTokens most tokens of an answer
 * @param concurrency most concurrent calls
 * @param dailyTokens most tokens per user and day (UTC)
 * @param dailyCost highest cost per user and day, in the currency of the prices; 0 for no limit
 * @param inputPrice price of a million tokens that are sent
 * @param outputPrice price of a million tokens that are received
 */
@ConfigurationProperties("crm.model")
record ModelSettings(
        @DefaultValue("") String apiKey,
        @DefaultValue("https://api.openai.com/v1") URI baseUrl,
        @DefaultValue("gpt-4o-mini") String model,
        @DefaultValue("0.4") double temperature,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("800") int maxTokens,
        @DefaultValue("8") int concurrency,
        @DefaultValue("100000") long dailyTokens,
        @DefaultValue("0") BigDecimal dailyCost,
        @DefaultValue("0") BigDecimal inputPrice,
        @DefaultValue("0") BigDecimal outputPrice) {

    ModelSettings {
        SettingChecks.url("base-url", baseUrl);
        SettingChecks.range("temperature", temperature, 0, 2);
        SettingChecks.time("timeout", timeout, "10ms", "10m");
        SettingChecks.least("max-tokens", maxTokens, 1);
        SettingChecks.least("concurrency", concurrency, 0);
        SettingChecks.least("daily-tokens", dailyTokens, 0);
        SettingChecks.amount("daily-cost", dailyCost);
        SettingChecks.amount("input-price", inputPrice);
        SettingChecks.amount("output-price", outputPrice);
    }

    boolean hasKey() {
        return !apiKey.isBlank();
    }

    /** Returns the cost of tokens in millionths; prices are per million tokens. */
    long cost(long sent, long answered) {
        return inputPrice
                .multiply(BigDecimal.valueOf(sent))
                .add(outputPrice.multiply(BigDecimal.valueOf(answered)))
                .longValue();
    }

    /** Returns the cost limit in millionths. */
    long dailyCostLimit() {
        return dailyCost.signum() == 0
                ? Long.MAX_VALUE
                : dailyCost.movePointRight(6).longValue();
    }
}
