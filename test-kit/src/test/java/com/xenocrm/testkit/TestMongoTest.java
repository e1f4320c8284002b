package com.xenocrm.testkit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TestMongoTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://127.0.0.1:1, mongodb://127.0.0.1:1/mine",
        "mongodb://127.0.0.1:1/, mongodb://127.0.0.1:1/mine",
        "mongodb://127.0.0.1:1/given, mongodb://127.0.0.1:1/mine",
        "mongodb://127.0.0.1:1/given?directConnection=true, mongodb://127.0.0.1:1/mine?directConnection=true",
        "mongodb+srv://user:secret@a.example/?w=1, mongodb+srv://user:secret@a.example/mine?w=1",
        "mongodb://user:secret@a.example/given, mongodb://user:secret@a.example/mine?authSource=given",
        "mongodb://user:secret@a.example/given?w=1, mongodb://user:secret@a.example/mine?w=1&authSource=given",
        "mongodb://u:s@a.example/given?authSource=admin, mongodb://u:s@a.example/mine?authSource=admin"
    })
    void replacesTheDatabaseOfAConnectionString(String given, String expected) {
        assertThat(TestMongo.withDatabase(given, "mine")).isEqualTo(expected);
    }
}
