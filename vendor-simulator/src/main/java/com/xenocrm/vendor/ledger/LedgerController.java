package com.xenocrm.vendor.ledger;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.vendor.receipt.PendingReceipts;

/** Shows the vendor's ledger, which proves whether any customer received a message twice. */
@RestController
class LedgerController {

    private final VendorLedger ledger;
    private final PendingReceipts owed;

    LedgerController(VendorLedger ledger, PendingReceipts owed) {
        this.ledger = ledger;
        this.owed = owed;
    }

    @GetMapping("/api/vendor/ledger")
    Envelope<View> ledger(@RequestParam(required = false) @Nullable String campaign, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of(
                "The vendor's ledger",
                View.of(ledger.summary(campaign), ledger.failures(campaign), owed.waiting(campaign)));
    }

    /**
     * @param repeated number of repeated deliveries of an attempt to the vendor
     * @param deliveredMoreThanOnce number of communications that were delivered more than once; must be 0
     * @param failedAttempts failed attempts by reason
     * @param receiptsOwed receipts that are not yet due or wait for the gateway
     */
    record View(
            long communications,
            long attempts,
            long given,
            long repeated,
            long delivered,
            @JsonProperty("delivered_more_than_once") long deliveredMoreThanOnce,
            @JsonProperty("failed_attempts") Map<String, Long> failedAttempts,
            @JsonProperty("receipts_owed") long receiptsOwed) {

        private static View of(VendorLedger.Summary summary, Map<String, Long> failures, long owed) {
            return new View(
                    summary.communications(),
                    summary.attempts(),
                    summary.given(),
                    summary.given() - summary.attempts(),
                    summary.delivered(),
                    summary.deliveredMoreThanOnce(),
                    failures,
                    owed);
        }
    }
}
