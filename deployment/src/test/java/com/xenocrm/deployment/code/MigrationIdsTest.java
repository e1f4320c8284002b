package com.xenocrm.deployment.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests the ids of migrations, because all services share one database. */
class MigrationIdsTest {

    private static final Pattern ID =
            Pattern.compile("(?:Migration\\.index|new Migration)\\(\\s*\"([a-z-]+?)-(\\d{4})-[a-z-]+\"");

    private static final Pattern BEAN = Pattern.compile("@Bean\\s+(?:public |static )*Migration (\\w+)");

    /** Tests that none is declared in a way that is not applied. */
    @Test
    void areNoBeansBesideMigrations() throws IOException {
        List<String> beans;
        try (Stream<Path> modules = Files.list(Project.path("."))) {
            beans = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(sources -> found(BEAN, sources))
                    .map(bean -> bean.group(1))
                    .toList();
        }

        assertThat(beans).isEmpty();
    }

    @Test
    void areCountedFromOneAndGivenOnceOverAllServices() throws IOException {
        Map<String, List<Integer>> numbers;
        try (Stream<Path> modules = Files.list(Project.path("."))) {
            numbers = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(sources -> found(ID, sources))
                    .collect(groupingBy(
                            id -> id.group(1), TreeMap::new, mapping(id -> Integer.parseInt(id.group(2)), toList())));
        }

        assertThat(numbers)
                .containsKeys("customers", "orders", "idempotency-keys")
                .hasSizeGreaterThan(20);
        assertThat(numbers)
                .allSatisfy((_, given) -> assertThat(given)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, given.size()).boxed().toList()));
    }

    private static Stream<MatchResult> found(Pattern wanted, Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> wanted.matcher(Project.text(file)).results())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
