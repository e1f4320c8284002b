package com.xenocrm.campaign.preview;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.TestDatabase;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class TestSendCheckTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T23:30:00Z"));
    private final Suppressions suppressions = new Suppressions(TestDatabase.fresh(), clock);

    @Test
    void refusesInQuietHoursAndSaysUntilWhen() {
        assertThatThrownBy(() -> check("22:00-08:00 Europe/Berlin").address("me@xeno.example"))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("QUIET_HOURS");
                    assertThat(refusal.data()).isEqualTo(Map.of("until", Instant.parse("2026-11-22T07:00:00Z")));
                });
        assertThatCode(() -> check("22:00-23:00 UTC").address("me@xeno.example"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesASuppressedAddressHoweverItIsTyped() {
        suppressions.unsubscribe("me@xeno.example", "c1:00001");

        assertThatThrownBy(() -> check("").address("Me@Xeno.Example"))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("ADDRESS_SUPPRESSED");
        assertThatCode(() -> check("").address("you@xeno.example")).doesNotThrowAnyException();
    }

    private TestSendCheck check(String quietHours) {
        return new TestSendCheck(QuietHours.of(quietHours), suppressions, clock);
    }
}
