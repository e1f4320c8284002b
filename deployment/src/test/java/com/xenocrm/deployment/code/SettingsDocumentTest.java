package com.xenocrm.deployment.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares docs/settings.md with the settings that the project reads. */
class SettingsDocumentTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z][A-Z0-9_]*)` \\| ([^|]*?) \\|", Pattern.MULTILINE);

    /** Read by Docker Compose itself, and by {@code ./crm}. */
    private static final List<String> OUTSIDE_SERVICES = List.of(
            "docker-compose.yml",
            ".env.example",
            "demo/src/main/java/com/xenocrm/demo/DemoCommand.java",
            "local-system/src/main/java/com/xenocrm/local/launch/PortPlan.java");

    private static final String DOCUMENT = Project.text("docs/settings.md");

    @Test
    void documentsEachSettingOnce() {
        List<String> documented =
                ROW.matcher(DOCUMENT).results().map(row -> row.group(1)).toList();

        assertThat(documented).doesNotHaveDuplicates().containsAll(read());
    }

    @Test
    void documentsNoSettingThatIsNotRead() {
        String outside =
                String.join("\n", OUTSIDE_SERVICES.stream().map(Project::text).toList());
        Set<String> read = read();

        Stream<String> unread = ROW.matcher(DOCUMENT)
                .results()
                .map(row -> row.group(1))
                .filter(name -> !read.contains(name))
                .filter(name -> !outside.contains(name));

        assertThat(unread).isEmpty();
    }

    @Test
    void documentsTheDefaults() {
        Map<String, String> documented = new TreeMap<>();
        ROW.matcher(DOCUMENT).results().forEach(row -> documented.put(row.group(1), row.group(2)));

        for (ServiceCode service : ServiceCode.all()) {
            service.defaults().forEach((name, value) -> {
                String cell = documented.getOrDefault(name, "");
                if (cell.startsWith("`")) {
                    assertThat(cell).as("%s of %s", name, service).isEqualTo("`%s`", value);
                } else {
                    assertThat(cell).as("%s of %s", name, service).isNotEmpty();
                }
            });
        }
    }

    private static Set<String> read() {
        Set<String> read = new TreeSet<>();
        ServiceCode.all().forEach(service -> read.addAll(service.environment()));
        return read;
    }
}
