package com.xenocrm.deployment.compose;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the text of the Dockerfile; building it takes a Docker engine. */
class ImageTest {

    private static final String DOCKERFILE = Project.text("Dockerfile");
    private static final Pattern BASE = Pattern.compile("(?m)^FROM (\\S+)(?: AS (\\S+))?");
    private static final Pattern IMAGE = Pattern.compile("(?m)^ARG J[DR][KE]_IMAGE=(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z][A-Z_]+)=(?!\\$)");
    private static final Pattern USER = Pattern.compile("(?m)^USER (\\S+)");
    private static final Pattern PATH = Pattern.compile("GET (\\S+) HTTP");

    @Test
    void everyStageIsBuiltOnAPinnedImageOrOnAnotherStage() {
        List<String> stages = groups(BASE, 2);

        assertThat(groups(BASE, 1)).allMatch(base -> base.matches("\\$\\{J[DR][KE]_IMAGE}") || stages.contains(base));
        assertThat(groups(IMAGE, 1))
                .hasSize(2)
                .allMatch(image -> image.matches("[a-z-]+:\\d+\\.\\d+\\.\\d+_\\d+-j[dr][ke]-\\w+"));
    }

    @Test
    void whatRunsIsNotRoot() {
        assertThat(groups(USER, 1)).containsExactly("10001:10001", "10001:10001");
        assertThat(DOCKERFILE.substring(DOCKERFILE.indexOf(" AS tools"))).contains("USER 10001:10001");
    }

    @Test
    void theHealthCheckAsksAPathThatEveryServiceHas() {
        List<String> paths = PATH.matcher(Project.text("docker/healthcheck"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(paths).hasSize(1);
        assertThat(ServiceCode.all())
                .allSatisfy(service -> assertThat(service.healthPaths()).containsAll(paths));
    }

    @Test
    void theStartForTheCacheSetsOnlyVariablesThatExist() {
        Set<String> known = new TreeSet<>();
        ServiceCode.all().forEach(service -> known.addAll(service.environment()));
        String training =
                DOCKERFILE.substring(DOCKERFILE.indexOf("RUN CRM_LOCAL"), DOCKERFILE.indexOf("-XX:AOTCacheOutput"));

        assertThat(VARIABLE.matcher(training).results().map(found -> found.group(1)))
                .hasSize(5)
                .allMatch(known::contains);
    }

    @Test
    void aServiceRunsWithTheOptionsThatItsCacheWasMadeWith() {
        assertThat(DOCKERFILE)
                .contains("java @/app/jvm.options -XX:AOTCacheOutput=/app/app.aot")
                .contains(
                        "[\"java\", \"@/app/jvm.options\", \"-XX:AOTCache=/app/app.aot\", \"-jar\", \"/app/app.jar\"]");
        assertThat(Project.text("docker/jvm.options").lines())
                .noneMatch(option -> option.startsWith("-Xmx"))
                .anyMatch(option -> option.startsWith("-XX:MaxRAMPercentage"));
    }

    @Test
    void noSecretsGetIntoAnImage() {
        assertThat(Project.text(".dockerignore").lines()).contains(".env*", ".crm");
    }

    private static List<String> groups(Pattern pattern, int group) {
        return pattern.matcher(DOCKERFILE)
                .results()
                .map((MatchResult found) -> found.group(group))
                .filter(found -> found != null)
                .toList();
    }
}
