package com.xenocrm.kit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFilesTest {

    @TempDir
    private Path directory;

    @Test
    void aFileCountsLikeTheVariableOfItsName() throws IOException {
        Files.writeString(directory.resolve("MONGO_URI"), "mongodb://from-a-file\n");

        assertThat(mongoUri("SECRETS_DIRECTORY=" + directory + "/")).isEqualTo("mongodb://from-a-file");
    }

    @Test
    void aVariableThatIsSetWins() throws IOException {
        Files.writeString(directory.resolve("MONGO_URI"), "mongodb://from-a-file");

        assertThat(mongoUri("SECRETS_DIRECTORY=" + directory + "/", "MONGO_URI=mongodb://set"))
                .isEqualTo("mongodb://set");
    }

    @Test
    void noDirectoryIsNoError() {
        assertThat(mongoUri("SECRETS_DIRECTORY=" + directory + "/none/")).isEqualTo("mongodb://localhost:27017");
    }

    private static String mongoUri(String... settings) {
        String[] arguments = Stream.concat(Stream.of("spring.main.web-application-type=none"), Stream.of(settings))
                .map("--"::concat)
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .properties("spring.config.import=classpath:service-kit.yaml")
                .run(arguments)) {
            return context.getEnvironment().getRequiredProperty("spring.mongodb.uri");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
