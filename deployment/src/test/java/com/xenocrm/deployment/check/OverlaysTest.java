package com.xenocrm.deployment.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.deployment.code.ServiceCode;
import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.StrictTypes;
import com.xenocrm.deployment.manifest.Workload;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests each overlay as it would be applied. {@link ChecksTest} shows that each check can fail. */
class OverlaysTest {

    private static final List<Overlay> OVERLAYS =
            Overlay.NAMES.stream().map(Overlay::rendered).toList();

    static Stream<Overlay> overlays() {
        return OVERLAYS.stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void hasNoFieldThatKubernetesDoesNotKnow(Overlay overlay) {
        assertThat(overlay.documents().stream().flatMap(document -> StrictTypes.faults(document).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void pointsOnlyAtWhatIsThere(Overlay overlay) {
        assertThat(SelectorChecks.faults(overlay)).isEmpty();
        assertThat(ReferenceChecks.faults(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void givesEveryContainerItsLimitsAndNoRights(Overlay overlay) {
        assertThat(ContainerChecks.faults(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void tellsEveryServiceWhatItsCodeReads(Overlay overlay) {
        assertThat(CodeChecks.faults(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void namesSecretsAndHoldsNone(Overlay overlay) {
        assertThat(SecretChecks.faults(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void scalesEveryConsumerByItsOwnQueuesOrLeavesItAlone(Overlay overlay) {
        assertThat(ScalingChecks.faults(overlay)).isEmpty();
    }

    @Test
    void localRunsEveryServiceAndProductionAllButTheVendor() {
        Set<String> all =
                ServiceCode.all().stream().map(ServiceCode::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours = new TreeSet<>(all);
        ours.remove("vendor-simulator");

        assertThat(OVERLAYS.stream().map(OverlaysTest::services)).containsExactly(all, all, ours, ours);
    }

    private static Set<String> services(Overlay overlay) {
        return overlay.services().keySet().stream().map(Workload::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
