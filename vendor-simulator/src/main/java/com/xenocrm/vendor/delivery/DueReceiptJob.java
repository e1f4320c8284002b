package com.xenocrm.vendor.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.vendor.receipt.PendingReceipt;
import com.xenocrm.vendor.receipt.PendingReceipts;
import com.xenocrm.vendor.receipt.PendingReceipts.Claimed;

/** Posts receipts that are due; runs on every replica, and each receipt is claimed by one. */
class DueReceiptJob {

    private static final Logger log = LoggerFactory.getLogger(DueReceiptJob.class);
    private static final int AT_ONCE = 2_000;

    private final PendingReceipts owed;
    private final Consumer<List<PendingReceipt>> gateway;

    DueReceiptJob(PendingReceipts owed, Consumer<List<PendingReceipt>> gateway) {
        this.owed = owed;
        this.gateway = gateway;
    }

    /**
     * Posts all due receipts. If the gateway is unavailable they remain stored, and are due again when the claim
     * expires.
     */
    @Scheduled(fixedDelay = 100, initialDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void postDue() {
        List<Claimed> due = owed.claimDue(AT_ONCE);
        while (!due.isEmpty()) {
            post(due);
            owed.settle(due);
            due = owed.claimDue(AT_ONCE);
        }
    }

    private void post(List<Claimed> due) {
        try {
            gateway.accept(due.stream().map(Claimed::receipt).toList());
        } catch (ReceiptRefusedException e) {
            log.error("The gateway permanently refused some of {} receipts; they are dropped", due.size(), e);
        }
    }
}
