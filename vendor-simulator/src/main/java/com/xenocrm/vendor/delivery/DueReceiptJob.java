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

/** Posts receipts whose time has come; runs on every replica, and each receipt is taken by one. */
class DueReceiptJob {

    private static final Logger log = LoggerFactory.getLogger(DueReceiptJob.class);
    private static final int AT_ONCE = 2_000;

    private final PendingReceipts owed;
    private final Consumer<List<PendingReceipt>> gateway;

    DueReceiptJob(PendingReceipts owed, Consumer<List<PendingReceipt>> gateway) {
        this.owed = owed;
        this.gateway = gateway;
    }

    /** A gateway that is away leaves them owed: once the claim is over, they are due again. */
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
            log.error("The gateway will never take some of {} receipts; they are given up", due.size(), e);
        }
    }
}
