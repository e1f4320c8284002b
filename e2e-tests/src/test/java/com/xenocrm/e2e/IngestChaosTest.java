package com.xenocrm.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ingests the purchases of 2,000 customers twice while every process on their way is killed once. */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
class IngestChaosTest {

    private static final long SEED = 19_970_101;
    private static final int CUSTOMERS = 2_000;
    private static final int ORDERS = 6_503;
    private static final int AT_A_TIME = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Service> VICTIMS =
            List.of(Service.ORDER_CONSUMER, Service.CUSTOMER_CONSUMER, Service.INGESTION_API);

    @Test
    void countsEachPurchaseExactlyOnce(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort shop = Cohort.of(CUSTOMERS);
        Random random = new Random(SEED);
        List<Request> requests = twiceInAnyOrder(shop, random);
        AtomicInteger accepted = new AtomicInteger();

        try (ExecutorService posting = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<CompletableFuture<Void>> posts = requests.stream()
                    .map(request -> CompletableFuture.runAsync(
                            () -> {
                                crm.postIdempotent(request.path(), request.body());
                                accepted.incrementAndGet();
                            },
                            posting))
                    .toList();
            for (int kill = 1; kill <= VICTIMS.size(); kill++) {
                int due = requests.size() * kill / (VICTIMS.size() + 1);
                await().atMost(PATIENCE).until(() -> accepted.get() >= due);
                Service victim = VICTIMS.get(kill - 1);
                system.services().kill(victim);
                if (victim == Service.CUSTOMER_CONSUMER) {
                    system.restartBroker();
                }
                system.services().restart(victim);
            }
            posts.forEach(CompletableFuture::join);
        }

        shop.awaitReported(crm);
        assertThat(shop.expected()).hasSize(CUSTOMERS);
        assertThat(shop.orderCount()).isEqualTo(ORDERS);
        assertThat(total(shop.reported(crm))).isEqualTo(new Cohort.Spending("237363.65", ORDERS));
        assertThat(deadLetters(system.admin(), shop)).isEmpty();
    }

    private static List<Request> twiceInAnyOrder(Cohort shop, Random random) {
        List<Request> requests = new ArrayList<>();
        Stream.of(1, 2).forEach(_ -> {
            shop.customerRequests().forEach(body -> requests.add(new Request("/api/ingest/customers", body)));
            shop.orderRequests().forEach(body -> requests.add(new Request("/api/ingest/orders", body)));
        });
        Collections.shuffle(requests, random);
        return requests;
    }

    private static Cohort.Spending total(Map<String, Cohort.Spending> reported) {
        return reported.values().stream()
                .reduce(
                        Cohort.Spending.NONE,
                        (sum, one) -> new Cohort.Spending(sum.total().add(one.total()), sum.visits() + one.visits()));
    }

    private static List<String> deadLetters(CrmClient admin, Cohort shop) {
        List<String> ours = new ArrayList<>();
        admin.forEach("/api/dead-letters?limit=100", letter -> {
            if (letter.toString().contains(shop.tag())) {
                ours.add(letter.toString());
            }
        });
        return ours;
    }

    private record Request(String path, Map<String, Object> body) {}
}
