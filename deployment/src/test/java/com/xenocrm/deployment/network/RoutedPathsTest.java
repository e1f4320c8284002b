package com.xenocrm.deployment.network;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.manifest.Overlay;

import static org.assertj.core.api.Assertions.assertThat;

/** From outside the cluster comes what the gateway is there for, and nothing of how it is run. */
class RoutedPathsTest {

    private static final String DOOR = "gateway/src/main/java/com/xenocrm/gateway/door/";
    private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern INSIDE = Pattern.compile("/actuator.*|/error");

    private static final List<HTTPIngressPath> ROUTED = Overlay.rendered("production").all(Ingress.class).stream()
            .flatMap(ingress -> ingress.getSpec().getRules().stream())
            .flatMap(rule -> rule.getHttp().getPaths().stream())
            .toList();

    @Test
    void leadsToEveryPathOfTheGatewayThatIsForPeople() {
        var paths = PATH.matcher(Project.text(DOOR + "Permissions.java") + Project.text(DOOR + "PublicPaths.java"))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .filter(path -> !INSIDE.matcher(path).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(paths).hasSizeGreaterThan(50).allMatch(RoutedPathsTest::isRouted);
    }

    @Test
    void leadsToNothingElse() {
        assertThat(List.of(
                        "/actuator",
                        "/actuator/health",
                        "/actuator/prometheus",
                        "/error",
                        "/.well-known/jwks.json",
                        "/%61ctuator"))
                .noneMatch(RoutedPathsTest::isRouted);
    }

    private static boolean isRouted(String path) {
        String plain = path.replace("/**", "/x");
        return ROUTED.stream().anyMatch(routed -> switch (routed.getPathType()) {
            case "Exact" -> plain.equals(routed.getPath());
            case "Prefix" -> plain.equals(routed.getPath()) || plain.startsWith(routed.getPath() + "/");
            default -> throw new IllegalArgumentException(routed.getPathType());
        });
    }
}
