package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicKeyCacheTest {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final PublicKey A = key();
    private static final PublicKey B = key();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final Publisher publisher = new Publisher();
    private final Queue<Runnable> behind = new ArrayDeque<>();
    private final PublicKeyCache keys = new PublicKeyCache(publisher, PAUSE, clock, behind::add);

    @Test
    void asksOnceForAllWhileTheyAreFresh() {
        publisher.keys = Map.of("a", A, "b", B);

        assertThat(keys.find("a")).contains(A);
        assertThat(keys.find("b")).contains(B);
        assertThat(publisher.asked).hasValue(1);
    }

    @Test
    void findsAKeyThatIsNewAtOnce() {
        publisher.keys = Map.of("a", A);
        keys.find("a");
        clock.advance(PAUSE);

        publisher.keys = Map.of("a", A, "b", B);

        assertThat(keys.find("b")).contains(B);
    }

    @Test
    void forgetsAKeyThatIsNotPublishedAnyMore() {
        publisher.keys = Map.of("a", A, "b", B);
        keys.find("a");
        publisher.keys = Map.of("b", B);
        clock.advance(FRESH);

        keys.find("b");
        behind.remove().run();

        assertThat(keys.find("a")).isEmpty();
    }

    @Test
    void asksNoMoreOftenForIdsThatAreMadeUp() {
        publisher.keys = Map.of("a", A);

        for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofMillis(100));
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }

        assertThat(publisher.asked).hasValue(10);
    }

    @Test
    void keepsWhatItKnowsWhileThePublisherIsAway() {
        publisher.keys = Map.of("a", A);
        keys.find("a");
        publisher.keys = null;

        for (int i = 0; i < 100; i++) {
            clock.advance(FRESH);
            assertThat(keys.find("a")).contains(A);
            behind.remove().run();
        }

        assertThatThrownBy(() -> keys.find("b")).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void recoversWhenThePublisherIsBack() {
        assertThatThrownBy(() -> keys.find("a")).isInstanceOf(KeysUnavailableException.class);
        publisher.keys = Map.of("a", A);

        assertThatThrownBy(() -> keys.find("a")).isInstanceOf(KeysUnavailableException.class);
        clock.advance(PAUSE);

        assertThat(keys.find("a")).contains(A);
    }

    @Test
    void asksOneQuestionForAllWhoWait() throws Exception {
        publisher.keys = Map.of("a", A);
        publisher.slow = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = IntStream.range(0, 50)
                    .<Future<?>>mapToObj(
                            _ -> threads.submit(() -> assertThat(keys.find("a")).contains(A)))
                    .toList();
            publisher.slow.countDown();
            for (Future<?> each : found) {
                each.get();
            }
        }

        assertThat(publisher.asked).hasValue(1);
    }

    @Test
    void letsNobodyWaitWhoseKeyIsKnown() throws Exception {
        publisher.keys = Map.of("a", A);
        keys.find("a");
        clock.advance(FRESH);
        publisher.slow = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting = threads.submit(() -> keys.find("b"));
            publisher.reached.await();
            assertThat(keys.find("a")).contains(A);
            assertThat(waiting.isDone()).isFalse();
            publisher.slow.countDown();
        }
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publisher that is unavailable while it has no keys. */
    private static final class Publisher implements KeySource {

        private final CountDownLatch reached = new CountDownLatch(2);
        private volatile @Nullable Map<String, PublicKey> keys;
        private volatile CountDownLatch slow = new CountDownLatch(0);
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Publication ask() throws IOException {
            asked.incrementAndGet();
            reached.countDown();
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (keys == null) {
                throw new IOException("away");
            }
            return new Publication(keys, FRESH);
        }
    }
}
