package com.xenocrm.vendor.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DeliveryOutcomesTest {

    private static final int MANY = 20_000;

    private final DeliveryOutcomes outcomes = new DeliveryOutcomes(new VendorSettings(0.9, 0.6, "a seed"));

    /** Tests fixed expectations, because outcomes must not change between releases. */
    @Test
    void decidesTheSameForTheSameCommunicationAlways() {
        assertThat(outcomes.of("k1:c1", 1))
                .isEqualTo(new DeliveryOutcomes(new VendorSettings(0.9, 0.6, "a seed")).of("k1:c1", 1))
                .isEqualTo(
                        new DeliveryOutcome("vm_464239ebba52d247d77071c2", DeliveryStatus.FAILED, "invalid_address"));
    }

    @Test
    void decidesOtherwiseUnderAnotherSeed() {
        assertThat(new DeliveryOutcomes(new VendorSettings(0.9, 0.6, "another seed")).of("k1:c1", 1))
                .isNotEqualTo(outcomes.of("k1:c1", 1));
    }

    @Test
    void sendsNineOfTenAndFailsTheOthersForRealisticReasons() {
        List<DeliveryOutcome> decided = many();

        Map<String, Long> reasons = decided.stream()
                .filter(outcome -> outcome.status() == DeliveryStatus.FAILED)
                .collect(Collectors.groupingBy(DeliveryOutcome::reason, Collectors.counting()));
        double failed = reasons.values().stream().mapToLong(Long::longValue).sum();

        assertThat(failed / MANY).isCloseTo(0.1, within(0.01));
        assertThat(reasons).containsOnlyKeys("throttled", "timeout", "invalid_address", "blocked");
        assertThat(reasons.get("throttled") / failed).isCloseTo(0.35, within(0.05));
        assertThat(reasons.get("timeout") / failed).isCloseTo(0.25, within(0.05));
        assertThat(reasons.get("invalid_address") / failed).isCloseTo(0.30, within(0.05));
        assertThat(reasons.get("blocked") / failed).isCloseTo(0.10, within(0.05));
    }

    @Test
    void mayDecideOtherwiseForTheNextAttemptUnlessTheFailureIsPermanent() {
        Map<String, List<DeliveryStatus>> second = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            DeliveryOutcome first = outcomes.of("k1:c" + i, 1);
            DeliveryOutcome next = outcomes.of("k1:c" + i, 2);
            second.computeIfAbsent(Objects.requireNonNullElse(first.reason(), "sent"), _ -> new ArrayList<>())
                    .add(next.status());
            assertThat(next.vendorMessageId()).isNotEqualTo(first.vendorMessageId());
        }

        assertThat(second.get("sent")).containsOnly(DeliveryStatus.SENT);
        assertThat(second.get("invalid_address")).containsOnly(DeliveryStatus.FAILED);
        assertThat(second.get("blocked")).containsOnly(DeliveryStatus.FAILED);
        assertThat(second.get("throttled")).contains(DeliveryStatus.SENT, DeliveryStatus.FAILED);
        assertThat(second.get("timeout")).contains(DeliveryStatus.SENT, DeliveryStatus.FAILED);
    }

    @Test
    void namesEveryMessageDifferently() {
        assertThat(many()).extracting(DeliveryOutcome::vendorMessageId).doesNotHaveDuplicates();
    }

    @Test
    void canFailAllOrNone() {
        assertThat(new DeliveryOutcomes(new VendorSettings(0, 0.6, "s"))
                        .of("k1:c1", 1)
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(new DeliveryOutcomes(new VendorSettings(1, 0.6, "s"))
                        .of("k1:c1", 1)
                        .status())
                .isEqualTo(DeliveryStatus.SENT);
        assertThat(new DeliveryOutcomes(new VendorSettings(0, 1, "s"))
                        .of("k1:c1", 1)
                        .isPermanent())
                .isFalse();
        assertThat(new DeliveryOutcomes(new VendorSettings(0, 0, "s"))
                        .of("k1:c1", 1)
                        .isPermanent())
                .isTrue();
        assertThatThrownBy(() -> new VendorSettings(1.1, 0.6, "s")).hasMessage("success-rate must be from 0 to 1");
    }

    private List<DeliveryOutcome> many() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> "k1:c" + i)
                .map(id -> outcomes.of(id, 1))
                .toList();
    }
}
