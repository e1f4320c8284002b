package com.xenocrm.kit.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** Environment variables that properties are read from, according to their placeholders. */
final class EnvironmentVariables {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)(?::([^}]*))?}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final ConfigurableEnvironment environment;

    EnvironmentVariables(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the variable of a property, or of the list that contains it. */
    Optional<String> of(String property) {
        return of(ConfigurationPropertyName.adapt(property, '.'));
    }

    Optional<String> of(ConfigurationPropertyName name) {
        if (name.isLastElementIndexed()) {
            return of(name.getParent());
        }
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return property.getOrigin() instanceof PropertySourceOrigin origin
                                && VARIABLE.matcher(origin.getPropertyName()).matches()
                        ? Optional.of(origin.getPropertyName())
                        : variable(property.getValue());
            }
        }
        return Optional.empty();
    }

    /** Returns the value of a variable; null if it is not set. */
    @Nullable
    String value(String variable) {
        return environment.getProperty(variable);
    }

    /** Returns all variables with a default in a property's placeholder. */
    List<Defaulted> defaulted() {
        List<Defaulted> found = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String name : enumerable.getPropertyNames()) {
                    add(found, enumerable.getProperty(name));
                }
            }
        }
        return found;
    }

    private static void add(List<Defaulted> found, @Nullable Object value) {
        Matcher placeholders = PLACEHOLDER.matcher(value instanceof String text ? text : "");
        while (placeholders.find()) {
            String fallback = placeholders.group(2);
            if (VARIABLE.matcher(placeholders.group(1)).matches() && fallback != null && !fallback.isBlank()) {
                found.add(new Defaulted(placeholders.group(1), fallback));
            }
        }
    }

    private Optional<String> variable(@Nullable Object value) {
        Matcher placeholder = PLACEHOLDER.matcher(value instanceof String text ? text : "");
        if (!placeholder.find()) {
            return Optional.empty();
        }
        String name = placeholder.group(1);
        return VARIABLE.matcher(name).matches() ? Optional.of(name) : of(name);
    }

    /** Variable with its default. */
    record Defaulted(String name, String value) {}
}
