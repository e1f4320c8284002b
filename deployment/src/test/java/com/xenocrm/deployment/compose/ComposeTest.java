package com.xenocrm.deployment.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeTest {

    /** Variables that are fixed by the image. */
    private static final Set<String> OF_THE_IMAGE = Set.of("PORT", "BIND_ADDRESS", "SECRETS_DIRECTORY");

    /** Variables whose example value is not their default. */
    private static final Set<String> SHOWN_FOR_USE =
            Set.of("RABBITMQ_URI", "MAIL_FROM", "MAIL_REPLY_TO", "MAIL_BOUNCE_ADDRESS", "BOUNCE_MAILBOX_URI");

    private static final Pattern SECRET = Pattern.compile(".*(SECRET|PASSWORD|_KEY|RABBITMQ_URI).*");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9/-]+:v?\\d+\\.\\d+\\.\\d+(-[a-z]+)?");
    private static final ComposeFile COMPOSE = new ComposeFile();

    @ParameterizedTest
    @MethodSource("services")
    void givesEachServiceExactlyTheVariablesThatItReads(ServiceCode service) {
        Set<String> expected = new TreeSet<>(service.environment());
        expected.removeAll(OF_THE_IMAGE);

        assertThat(COMPOSE.container(service.name()).environment().keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("services")
    void buildsEachServiceFromItsOwnModule(ServiceCode service) {
        Container container = COMPOSE.container(service.name());

        assertThat(container.argument("MODULE")).isEqualTo(service.name());
        assertThat(container.image()).startsWith("xeno-crm/" + service.name() + ":");
    }

    @ParameterizedTest
    @MethodSource("services")
    void startsEachServiceWhenWhatItNeedsIsReady(ServiceCode service) {
        Map<String, String> waits = COMPOSE.container(service.name()).waitsFor();

        assertThat(waits)
                .containsEntry("setup", "service_completed_successfully")
                .containsEntry("mongo", "service_healthy");
        assertThat(waits.containsKey("rabbitmq")).isEqualTo(service.usesBroker());
    }

    @Test
    void theGatewayOpensWhenAllOthersAreReady() {
        Set<String> others = new TreeSet<>();
        services()
                .map(ServiceCode::name)
                .filter(name -> !name.equals("gateway"))
                .forEach(others::add);

        assertThat(COMPOSE.container("gateway").waitsFor()).containsKeys(others.toArray(String[]::new));
    }

    @Test
    void nobodyWaitsForTheHealthOfWhatDoesNotTellIt() {
        assertThat(COMPOSE.containers())
                .allSatisfy(container -> container.waitsFor().forEach((other, condition) -> {
                    if (condition.equals("service_healthy")) {
                        assertThat(COMPOSE.container(other).checksItsHealth()).isTrue();
                    }
                }));
    }

    @Test
    void publishesTheGatewaysPort() {
        assertThat(COMPOSE.container("gateway").list("ports"))
                .containsExactly("${LISTEN_ADDRESS:-127.0.0.1}:${GATEWAY_PORT:-3000}:"
                        + ServiceCode.of("gateway").port());
    }

    @Test
    void ourContainersHaveNoMoreRightsThanTheyNeed() {
        assertThat(COMPOSE.ours()).hasSize(15).allSatisfy(container -> {
            assertThat(container.settings()).containsEntry("read_only", true).containsKey("mem_limit");
            assertThat(container.list("cap_drop")).containsExactly("ALL");
            assertThat(container.list("security_opt")).containsExactly("no-new-privileges:true");
        });
    }

    @Test
    void noSecretIsWrittenDown() {
        assertThat(COMPOSE.containers())
                .allSatisfy(container -> assertThat(container.environment())
                        .allSatisfy(
                                (name, value) -> assertThat(SECRET.matcher(name).matches() && value.isPresent())
                                        .isFalse()));
    }

    @Test
    void imagesOfOthersArePinned() {
        assertThat(COMPOSE.containers().stream()
                        .filter(container -> !container.isBuiltHere())
                        .map(Container::image))
                .isNotEmpty()
                .allMatch(PINNED.asMatchPredicate());
    }

    @Test
    void whatIsKeptIsInNamedVolumes() {
        assertThat(COMPOSE.container("mongo").list("volumes")).contains("mongo-data:/data/db");
        assertThat(COMPOSE.container("rabbitmq").list("volumes")).contains("rabbitmq-data:/var/lib/rabbitmq");
        assertThat(COMPOSE.volumes()).contains("mongo-data", "rabbitmq-data", "secrets");
    }

    @Test
    void mountsFilesThatAreThere() {
        Stream<String> mounted = COMPOSE.containers().stream()
                .flatMap(container -> container.list("volumes").stream())
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(2, volume.indexOf(':')));

        assertThat(mounted.map(Project::path))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void theExampleExplainsEverySettingAndNoOther() {
        EnvExample example = EnvExample.read();

        assertThat(example.names())
                .filteredOn(name -> !name.startsWith("COMPOSE_"))
                .containsExactlyInAnyOrderElementsOf(COMPOSE.variables());
        assertThat(example.unexplained()).isEmpty();
    }

    @Test
    void theExampleShowsTheDefaults() {
        Map<String, String> defaults = new TreeMap<>();
        services().forEach(service -> defaults.putAll(service.defaults()));
        defaults.putAll(COMPOSE.defaults());
        defaults.keySet().retainAll(EnvExample.read().names());
        defaults.keySet().removeAll(SHOWN_FOR_USE);

        assertThat(EnvExample.read().values()).containsAllEntriesOf(defaults);
    }

    @Test
    void aSettingWithoutASentenceIsFound() {
        EnvExample example = EnvExample.of(List.of("# What it does.", "#FIRST=1", "#SECOND=2", "", "#THIRD=3"));

        assertThat(example)
                .isEqualTo(new EnvExample(Map.of("FIRST", "1", "SECOND", "2", "THIRD", "3"), Set.of("THIRD")));
    }

    private static Stream<ServiceCode> services() {
        return ServiceCode.all().stream();
    }
}
