package com.xenocrm.campaign.frequency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CappedAdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final MongoOperations mongo = TestDatabase.fresh();
    private final Admission admission = capped(2);

    @Test
    void admitsEachCustomerAsOftenAsTheCapSays() {
        assertThat(admit("k1", NOW, "a", "b")).containsExactlyInAnyOrder("a", "b");
        assertThat(admit("k2", NOW, "a")).containsExactly("a");
        assertThat(admit("k3", NOW, "a", "b", "c")).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void admitsAgainWhomItHasAdmittedToTheSameCommunicationAndCountsItOnce() {
        admit("k1", NOW, "a");

        assertThat(admit("k1", NOW.plusSeconds(30), "a")).containsExactly("a");
        assertThat(admit("k2", NOW, "a")).containsExactly("a");
        assertThat(admit("k3", NOW, "a")).isEmpty();
        assertThat(admit("k1", NOW, "a")).containsExactly("a");
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        admit("k1", NOW, "a");
        admit("k2", NOW.plusSeconds(1), "a");

        assertThat(admit("k3", NOW.plus(Duration.ofDays(7)).minusMillis(1), "a"))
                .isEmpty();
        assertThat(admit("k3", NOW.plus(Duration.ofDays(7)), "a")).containsExactly("a");
        assertThat(admit("k4", NOW.plus(Duration.ofDays(7)), "a")).isEmpty();
        assertThat(mongo.getCollection("communication_history").find().first())
                .containsEntry("expires_at", java.util.Date.from(NOW.plus(Duration.ofDays(14))));
    }

    @Test
    void followsASmallerCap() {
        admit("k1", NOW, "a");
        admit("k2", NOW, "a");

        assertThat(capped(1).admit(Map.of("a", "k3:a"), NOW)).isEmpty();
        assertThat(capped(1).admit(Map.of("a", "k1:a"), NOW)).containsExactly("a");
    }

    @Test
    void admitsExactlyAsManyWhenDispatchersAskAtOnceEachOfThemTwice() throws Exception {
        String[] customers = IntStream.range(0, 200).mapToObj(i -> "c" + i).toArray(String[]::new);
        int campaigns = 6;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Set<String>>> asked = new ArrayList<>();

        try (ExecutorService dispatchers = Executors.newFixedThreadPool(2 * campaigns)) {
            for (int i = 0; i < 2 * campaigns; i++) {
                String campaign = "k" + i / 2;
                asked.add(dispatchers.submit(() -> {
                    start.await();
                    return admit(campaign, NOW, customers);
                }));
            }
            start.countDown();
        }

        List<Set<String>> admitted = new ArrayList<>();
        for (int i = 0; i < asked.size(); i += 2) {
            assertThat(asked.get(i).get()).isEqualTo(asked.get(i + 1).get());
            admitted.add(asked.get(i).get());
        }
        Map<String, Long> perCustomer = admitted.stream()
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(perCustomer)
                .hasSize(200)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(2));
    }

    private Admission capped(int most) {
        return new CappedAdmission(new FrequencyCap(most, Duration.ofDays(7)), mongo);
    }

    private Set<String> admit(String campaign, Instant now, String... customers) {
        return admission.admit(
                Stream.of(customers).collect(Collectors.toMap(Function.identity(), id -> campaign + ":" + id)), now);
    }
}
