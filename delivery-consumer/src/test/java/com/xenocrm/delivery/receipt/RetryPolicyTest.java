package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryPolicyTest {

    private final Map<Duration, Integer> published = new HashMap<>();
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(4, Duration.ofSeconds(4)), new RecordingPublisher() {
                @Override
                public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
                    messages.forEach(message -> published.merge(
                            delay, ((RetryRequested) message).retries().size(), Integer::sum));
                }
            });

    @Test
    void waitTwiceAsLongBeforeEachAttemptGiveOrTakeAHalf() {
        assertThat(retries.delay(new Retry("k1:c1", 2))).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(retries.delay(new Retry("k1:c1", 3))).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(12));
        assertThat(retries.delay(new Retry("k1:c1", 4))).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(24));
        assertThat(retries.delay(new Retry("k1:c1", 40))).isEqualTo(Duration.ofHours(1));
        assertThat(retries.delay(new Retry("k1:c1", 2))).isEqualTo(retries.delay(new Retry("k1:c1", 2)));
    }

    @Test
    void areSpreadOverAFewDelaysAndPublishedTogether() {
        Map<Retry, Duration> due = IntStream.range(0, 800)
                .mapToObj(i -> new Retry("k1:" + i, 2))
                .collect(Collectors.toMap(retry -> retry, _ -> Duration.ZERO));

        retries.request(due);

        assertThat(published)
                .hasSize(8)
                .allSatisfy((_, retries) -> assertThat(retries).isBetween(50, 150));
    }

    @Test
    void waitAsLongAsTheReceiptAsksAndAnHourAtMost() {
        retries.request(Map.of(
                new Retry("k1:c1", 2), Duration.ofMinutes(5),
                new Retry("k1:c2", 2), Duration.ofHours(3)));

        assertThat(published).isEqualTo(Map.of(Duration.ofMinutes(5), 1, Duration.ofHours(1), 1));
    }

    @Test
    void refuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new RetrySettings(0, Duration.ZERO)).hasMessage("max-attempts must be from 1 to 20");
        assertThatThrownBy(() -> new RetrySettings(1, Duration.ofHours(2)))
                .hasMessage("retry-delay must be from 0s to 1h");
    }
}
