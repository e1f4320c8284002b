package com.xenocrm.kit.settings;

import java.util.Set;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the settings that are needed to read other settings and to log. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EarlyStartupCheck implements EnvironmentPostProcessor {

    private static final Set<String> FORMATS = Set.of("", "ecs", "gelf", "logstash");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!FORMATS.contains(environment.getProperty("LOG_FORMAT", ""))) {
            throw new InvalidSettingException(
                    "LOG_FORMAT", "must be ecs, gelf or logstash, or empty for lines of text");
        }
        if (!environment.getProperty("SECRETS_DIRECTORY", "/").endsWith("/")) {
            throw new InvalidSettingException(
                    "SECRETS_DIRECTORY", "must be the path of a directory, with a / at its end");
        }
    }
}
