package com.xenocrm.kit.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.amqp.ImmediateRequeueAmqpException;

import com.xenocrm.kit.broker.BrokerUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

class OutageRetryTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void repeatsWorkUntilTheOutageIsOver() {
        OutageRetry outages = new OutageRetry(Duration.ofMinutes(1));

        outages.outlast(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new BrokerUnavailableException("away");
            }
        });

        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesTheWorkBackWhenTheOutageLasts() {
        OutageRetry outages = new OutageRetry(Duration.ofMillis(500));

        Throwable failure = catchThrowable(() -> outages.outlast(this::fail));

        assertThat(failure).isInstanceOf(ImmediateRequeueAmqpException.class);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void givesTheWorkBackInTheMiddleOfAPauseWhenTheProcessEnds() {
        OutageRetry outages = new OutageRetry(Duration.ofMinutes(1));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> failure.complete(catchThrowable(() -> outages.outlast(this::fail))));

        await().until(() -> attempts.get() == 4);
        outages.stop();

        assertThat(failure).succeedsWithin(1, TimeUnit.SECONDS).isInstanceOf(ImmediateRequeueAmqpException.class);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void repeatsNothingThatFailsOtherwise() {
        OutageRetry outages = new OutageRetry(Duration.ofMinutes(1));

        Throwable failure = catchThrowable(() -> outages.outlast(() -> {
            attempts.incrementAndGet();
            throw new IllegalArgumentException("wrong");
        }));

        assertThat(failure).isInstanceOf(IllegalArgumentException.class);
        assertThat(attempts).hasValue(1);
    }

    private void fail() {
        attempts.incrementAndGet();
        throw new BrokerUnavailableException("away");
    }
}
