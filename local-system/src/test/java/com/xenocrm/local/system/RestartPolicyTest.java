package com.xenocrm.local.system;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;

class RestartPolicyTest {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final RestartPolicy policy = new RestartPolicy(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void endsAtTheThirdExitWithinAMinute() {
        List<Boolean> permitted = List.of(exit(0), exit(30), exit(30));

        assertThat(permitted).containsExactly(true, true, false);
    }

    @Test
    void forgetsExitsAfterAMinute() {
        List<Boolean> permitted = List.of(exit(0), exit(30), exit(31), exit(30), exit(31));

        assertThat(permitted).doesNotContain(false);
    }

    @Test
    void countsEachServiceAlone() {
        policy.permitsRestart(Service.CAMPAIGN_SERVICE);
        policy.permitsRestart(Service.CAMPAIGN_SERVICE);

        assertThat(policy.permitsRestart(Service.GATEWAY)).isTrue();
        assertThat(policy.permitsRestart(Service.CAMPAIGN_SERVICE)).isFalse();
    }

    private boolean exit(int secondsLater) {
        now = now.plusSeconds(secondsLater);
        return policy.permitsRestart(Service.GATEWAY);
    }
}
