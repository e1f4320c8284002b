package com.xenocrm.deployment.manifest;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.xenocrm.deployment.code.Project;

import static org.assertj.core.api.Assertions.assertThat;

class KustomizationTest {

    /** Suffix that kustomize adds to the name of a generated ConfigMap. */
    private static final Pattern HASH =
            Pattern.compile("(name: (?:[a-z]+-(?:service|consumer|api|simulator|sender)|gateway))-[a-z0-9]{10}\\b");

    @Test
    void everyOverlayIsTested() {
        String[] directories = Project.path("k8s/overlays").toFile().list();

        assertThat(directories).containsExactlyInAnyOrderElementsOf(Overlay.NAMES);
    }

    /** Compares the renderers where kubectl is installed. */
    @ParameterizedTest
    @FieldSource("com.xenocrm.deployment.manifest.Overlay#NAMES")
    void rendersWhatKubectlRenders(String name) throws Exception {
        Overlay rendered = Overlay.rendered(name);

        Overlay expected = kubectl(name).map(yaml -> Overlay.parse(name, yaml)).orElse(rendered);

        assertThat(rendered.documents()).containsExactlyInAnyOrderElementsOf(expected.documents());
    }

    private static Optional<String> kubectl(String name) throws Exception {
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1));
        if (path.noneMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")))) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder("kubectl", "kustomize", "overlays/" + name)
                .directory(Project.path("k8s").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Optional.of(HASH.matcher(yaml).replaceAll("$1"));
    }
}
