package com.xenocrm.deployment.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads sources rather than classes, because the compiler copies constants. */
class CollectionOwnersTest {

    /** Module that writes generated data directly to the database, as tests do. */
    private static final String BENCHMARKS = "benchmarks";

    private static final Pattern USES_MONGO =
            Pattern.compile("import (?:static )?(?:com\\.mongodb|org\\.springframework\\.data\\.mongodb)\\.");

    @ParameterizedTest
    @CsvSource({"customers, CustomerFields, customer-data", "orders, OrderFields, customer-data"})
    void onlyTheOwnerNamesACollectionAndItsFields(String collection, String fields, String owner) throws IOException {
        Pattern names = Pattern.compile("\\b" + fields + "\\b");

        List<Path> naming;
        try (Stream<Path> modules = Files.list(Project.path("."))) {
            naming = modules.filter(module -> !module.endsWith(BENCHMARKS))
                    .map(module -> module.normalize().resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(CollectionOwnersTest::sources)
                    .filter(source -> names.matcher(Project.text(source)).find() || names(source, collection))
                    .toList();
        }

        assertThat(naming).isNotEmpty().allSatisfy(source -> assertThat(source).startsWith(Project.path(owner)));
    }

    private static boolean names(Path source, String collection) {
        String text = Project.text(source);
        Pattern name = Pattern.compile("(?:(?i:collection)\\w*\\s*[(=]|,)\\s*\"" + collection + '"');
        return USES_MONGO.matcher(text).find() && name.matcher(text).find();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
