package com.xenocrm.campaign.preview;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.kit.web.Refusal;

/** Applies quiet hours and suppressions to test sends. */
@Component
class TestSendCheck {

    private final QuietHours quietHours;
    private final Suppressions suppressions;
    private final Clock clock;

    TestSendCheck(QuietHours quietHours, Suppressions suppressions, Clock clock) {
        this.quietHours = quietHours;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Returns the address in its normal form; throws a 409 if nothing may be sent to it now. */
    String address(String email) {
        quietHours.until(clock.instant()).ifPresent(end -> {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "QUIET_HOURS",
                    "Quiet hours: nothing is sent until " + end,
                    Map.of("until", end));
        });
        String address = normalised(email);
        if (!suppressions.among(List.of(new Addressee(null, address))).isEmpty()) {
            throw Refusal.conflict("ADDRESS_SUPPRESSED", "Your email address is suppressed");
        }
        return address;
    }

    private static String normalised(String email) {
        try {
            return EmailAddress.normalise(email);
        } catch (InvalidTextException e) {
            throw Refusal.conflict("CALLER_WITHOUT_EMAIL", "Your email address " + e.fault());
        }
    }
}
