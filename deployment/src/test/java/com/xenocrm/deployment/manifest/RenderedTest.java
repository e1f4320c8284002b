package com.xenocrm.deployment.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.xenocrm.deployment.code.Project;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k8s/rendered} is what {@code k8s/render} makes of the sources as they are now. */
class RenderedTest {

    private static final List<String> NAMES = Overlay.NAMES;
    private static final Path K8S = Project.path("k8s");

    @Test
    void thereIsOneForEachOverlay() throws IOException {
        assertThat(names(K8S.resolve("overlays"))).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(names(K8S.resolve("rendered")))
                .containsExactlyInAnyOrderElementsOf(
                        NAMES.stream().map(name -> name + ".yaml").toList());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void isNotOlderThanItsSources(String name) throws Exception {
        String rendered = Project.text("k8s/rendered/" + name + ".yaml");

        assertThat(rendered.lines().findFirst()).get().asString().endsWith("Sources: " + checksumOfSources());
    }

    /** Where no program renders, the checksum above has to do. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void isWhatTheOverlayComesTo(String name) throws Exception {
        Overlay rendered = Overlay.rendered(name);

        Optional<Overlay> again = render(name).map(yaml -> Overlay.parse(name, yaml));

        assertThat(again.orElse(rendered)).isEqualTo(rendered);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String checksumOfSources() throws IOException {
        StringBuilder list = new StringBuilder();
        for (Path source : sources()) {
            list.append(checksum(Files.readAllBytes(source)))
                    .append("  ")
                    .append(name(source))
                    .append('\n');
        }
        return checksum(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(K8S)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> name(file).matches("(base|components|overlays)/.*"))
                    .collect(
                            Collectors.toMap(RenderedTest::name, file -> file, (one, _) -> one, java.util.TreeMap::new))
                    .values()
                    .stream()
                    .toList();
        }
    }

    private static String name(Path file) {
        return K8S.relativize(file).toString().replace('\\', '/');
    }

    private static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> render(String name) throws IOException, InterruptedException {
        for (List<String> program : List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))) {
            if (isInstalled(program.getFirst())) {
                Process process = new ProcessBuilder(program.getFirst(), program.getLast(), "overlays/" + name)
                        .directory(K8S.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).isZero();
                return Optional.of(yaml);
            }
        }
        return Optional.empty();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
