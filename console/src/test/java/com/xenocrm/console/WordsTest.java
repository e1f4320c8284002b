package com.xenocrm.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.AuditAction;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final String ACTIONS = "audit.actions.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern USE = Pattern.compile("\\bt\\('([a-zA-Z.]+)'");
    private static final Pattern PLURAL_USE = Pattern.compile("\\bmany\\('([a-zA-Z.]+)'");

    @Test
    void haveTheSameKeysAndPlaceholdersInBothLanguages() throws IOException {
        Map<String, String> english = words("en");
        Map<String, String> german = words("de");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(placeholders(german)).isEqualTo(placeholders(english));
    }

    @Test
    void areThereForEveryUse() throws IOException {
        Map<String, String> english = words("en");
        Set<String> missing = new TreeSet<>();

        for (Resource module : new PathMatchingResourcePatternResolver()
                .getResources("classpath:" + ConsoleFiles.LOCATION + "**/*.js")) {
            String code = module.getContentAsString(StandardCharsets.UTF_8);
            USE.matcher(code)
                    .results()
                    .map(use -> use.group(1))
                    .filter(key -> !english.containsKey(key))
                    .forEach(missing::add);
            PLURAL_USE
                    .matcher(code)
                    .results()
                    .map(use -> use.group(1) + ".other")
                    .filter(key -> !english.containsKey(key))
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void areThereForEveryActionInTheAuditLog() throws IOException {
        Set<String> actions = words("en").keySet().stream()
                .filter(key -> key.startsWith(ACTIONS))
                .map(key -> key.substring(ACTIONS.length()))
                .collect(Collectors.toSet());

        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AuditAction.values()).map(AuditAction::value).toList());
    }

    private static Map<String, String> placeholders(Map<String, String> words) {
        return words.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> PLACEHOLDER
                                .matcher(entry.getValue())
                                .results()
                                .map(found -> found.group())
                                .sorted()
                                .collect(Collectors.joining(" "))));
    }

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (InputStream json =
                WordsTest.class.getResourceAsStream("/" + ConsoleFiles.LOCATION + "words/" + language + ".json")) {
            collect("", JsonMapper.shared().readTree(json), words);
        }
        return words;
    }

    private static void collect(String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                into.put(prefix + entry.getKey(), entry.getValue().stringValue());
            } else {
                collect(prefix + entry.getKey() + ".", entry.getValue(), into);
            }
        });
    }
}
