package com.xenocrm.kit.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports a start that failed because of a setting, in one line that names the environment variable, without a stack
 * trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(StartupFailureReporter.class);
    private static final int SHORT = 40;

    private final @Nullable ConfigurableApplicationContext context;

    /**
     * Creates the reporter.
     *
     * @param context null if the start failed before there was a context
     */
    StartupFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = context == null
                ? refusal(failure)
                : explanation(failure, new EnvironmentVariables(context.getEnvironment()));
        line.ifPresent(context == null ? System.err::println : log::error);
        return line.isPresent();
    }

    static Optional<String> explanation(Throwable failure, EnvironmentVariables variables) {
        Optional<BindException> binding = innermost(failure, BindException.class);
        return refusal(failure)
                .or(() -> innermost(failure, InvalidValueException.class)
                        .flatMap(wrong -> binding.flatMap(within -> refused(within, wrong, variables))))
                .or(() -> innermost(failure, PortInUseException.class).flatMap(inUse -> taken(inUse, variables)))
                .or(() -> binding.flatMap(unread -> unread(unread, variables)));
    }

    private static Optional<String> refusal(Throwable failure) {
        return chain(failure)
                .filter(StartupFailure.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }

    private static Optional<String> refused(
            BindException within, InvalidValueException wrong, EnvironmentVariables variables) {
        return variables
                .of(within.getName().append(wrong.component()))
                .map(variable -> line(variable, wrong.wanted(), variables));
    }

    private static Optional<String> taken(PortInUseException inUse, EnvironmentVariables variables) {
        return variables
                .of("server.port")
                .map(variable -> "%s: port %d is already in use; stop the other process or choose another port"
                        .formatted(variable, inUse.getPort()));
    }

    private static Optional<String> unread(BindException unread, EnvironmentVariables variables) {
        return variables
                .of(unread.getName())
                .map(variable ->
                        line(variable, ExpectedFormat.of(unread.getTarget().getType()), variables));
    }

    private static <T extends Throwable> Optional<T> innermost(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).reduce((_, inner) -> inner);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** Omits addresses, which may hold passwords, and long values. */
    private static String line(String variable, String wanted, EnvironmentVariables variables) {
        String value = variables.value(variable);
        if (value == null || value.isBlank() || value.length() > SHORT || value.contains("@") || value.contains("/")) {
            return variable + " " + wanted;
        }
        return "%s %s; it is \"%s\"".formatted(variable, wanted, value.strip());
    }
}
