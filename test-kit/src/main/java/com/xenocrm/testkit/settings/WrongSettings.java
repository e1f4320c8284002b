package com.xenocrm.testkit.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Starts a service with an invalid value of each of its own environment variables; the start must fail with one line about
 * it. A test in each service extends this, and one in service-kit for the variables that all services share; a new variable
 * needs a case in {@link WrongSetting}.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WrongSettings {

    private static final String SHARED = "service-kit.yaml";

    /** In the file of every service because of its default, and handled by service-kit. */
    private static final String PORT = "PORT";

    private static final Pattern IMPORTED = Pattern.compile("classpath:([a-z-]+\\.yaml)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    /** Valid values with which a service starts. */
    private static final Map<String, String> RIGHT = Map.of(
            "PORT", "0",
            "BIND_ADDRESS", "127.0.0.1",
            "CRM_LOCAL", "true",
            "GOOGLE_CLIENT_ID", "client",
            "GOOGLE_CLIENT_SECRET", "secret");

    private final Class<?> application;
    private final boolean shared;

    /**
     * Creates the test.
     *
     * @param application the service's main class
     */
    protected WrongSettings(Class<?> application) {
        this(application, false);
    }

    /**
     * Creates the test of a service's own variables, or of those that all services share.
     *
     * @param application the service's main class
     */
    protected WrongSettings(Class<?> application, boolean shared) {
        this.application = application;
        this.shared = shared;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stopTheStartWithOneLineThatNamesTheVariable(WrongSetting wrong, CapturedOutput output) {
        assertThatThrownBy(() -> start(wrong, output)).isNotNull();

        assertThat(output.getAll().lines().filter(line -> line.contains(wrong.variable())))
                .singleElement()
                .asString()
                .endsWith(wrong.line());
        assertThat(output.getAll()).doesNotContain("\tat org.springframework").doesNotContain(WrongSetting.HIDDEN);
    }

    @Test
    void haveACaseForEveryVariableThatDoesNotTakeAnyText() throws IOException {
        assertThat(variables())
                .allSatisfy(variable -> assertThat(
                                WrongSetting.of(variable).findAny().isPresent()
                                        != WrongSetting.ANY_TEXT.contains(variable))
                        .as(variable)
                        .isTrue());
    }

    Stream<WrongSetting> cases() throws IOException {
        return variables().stream().flatMap(WrongSetting::of);
    }

    /** Starts only the settings, which is much faster, and the whole service if that does not report the variable. */
    private void start(WrongSetting wrong, CapturedOutput output) {
        String[] arguments = Stream.concat(
                        RIGHT.entrySet().stream()
                                .filter(right -> !right.getKey().equals(wrong.variable()))
                                .map(right -> "--%s=%s".formatted(right.getKey(), right.getValue())),
                        Stream.of("--%s=%s".formatted(wrong.variable(), wrong.value())))
                .toArray(String[]::new);
        String[] withoutServer = Stream.concat(
                        Stream.of(arguments), Stream.of("--spring.main.web-application-type=none"))
                .toArray(String[]::new);
        try {
            SpringApplication.run(SettingsOnly.class, withoutServer).close();
        } catch (RuntimeException failure) {
            if (output.getAll().contains(wrong.variable())) {
                throw failure;
            }
        }
        SpringApplication service = new SpringApplication(application);
        service.setAllowBeanDefinitionOverriding(
                true); // what tests put in the place of beans is on the class path, too
        service.run(arguments).close();
    }

    private Set<String> variables() throws IOException {
        Set<String> variables = new TreeSet<>();
        if (shared) {
            variables.add(PORT);
            variables.addAll(variablesIn(resource(SHARED)));
            return variables;
        }
        String own = resource("application.yaml");
        variables.addAll(variablesIn(own));
        Matcher imported = IMPORTED.matcher(own);
        while (imported.find()) {
            if (!imported.group(1).equals(SHARED)) {
                variables.addAll(variablesIn(resource(imported.group(1))));
            }
        }
        variables.remove(PORT);
        return variables;
    }

    private static List<String> variablesIn(String file) {
        return VARIABLE.matcher(file)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(WrongSettings.class.getResourceAsStream("/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Knows all settings records on the class path and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @Import(SettingsRecords.class)
    static class SettingsOnly {}

    static class SettingsRecords implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            ClassPathScanningCandidateComponentProvider scanner =
                    new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
            for (BeanDefinition each : scanner.findCandidateComponents("com.xenocrm")) {
                each.setLazyInit(true);
                registry.registerBeanDefinition(Objects.requireNonNull(each.getBeanClassName()), each);
            }
        }
    }
}
