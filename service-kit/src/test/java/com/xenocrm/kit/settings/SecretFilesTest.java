package com.xenocrm.kit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFilesTest {

    @TempDir
    private Path directory;

    @Test
    void aFileCountsLikeTheVariableOfItsName() throws IOException {
        Files.writeString(directory.resolve("MONGO_URI"), "mongodb://from-a-file\n");

        assertThat(mongoUri(Map.of("SECRETS_DIRECTORY", directory + "/"))).isEqualTo("mongodb://from-a-file");
    }

    @Test
    void aVariableThatIsSetWins() throws IOException {
        Files.writeString(directory.resolve("MONGO_URI"), "mongodb://from-a-file");

        assertThat(mongoUri(Map.of("SECRETS_DIRECTORY", directory + "/", "MONGO_URI", "mongodb://set")))
                .isEqualTo("mongodb://set");
    }

    @Test
    void noDirectoryIsNoError() {
        assertThat(mongoUri(Map.of("SECRETS_DIRECTORY", directory + "/none/"))).isEqualTo("mongodb://localhost:27017");
    }

    /** Returns the address of the database in this environment instead of the one that the test runs in. */
    private static String mongoUri(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .environment(environment)
                .properties("spring.config.import=classpath:service-kit.yaml")
                .run("--spring.main.web-application-type=none")) {
            return context.getEnvironment().getRequiredProperty("spring.mongodb.uri");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
