package com.xenocrm.delivery.receipt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.delivery.receipt.UnmatchedReceipts.Unmatched;

/** Applies receipts that arrived before their communication; runs on every replica, repeats change nothing. */
class UnmatchedReceiptJob {

    private static final int AT_ONCE = 500;

    private final UnmatchedReceipts unmatched;
    private final ReceiptTransitions log;
    private final Consumer<List<DeliveryReceiptReceived>> receipts;

    UnmatchedReceiptJob(
            UnmatchedReceipts unmatched, ReceiptTransitions log, Consumer<List<DeliveryReceiptReceived>> receipts) {
        this.unmatched = unmatched;
        this.log = log;
        this.receipts = receipts;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void match() {
        List<Unmatched> due = unmatched.due(AT_ONCE);
        while (!due.isEmpty()) {
            look(due);
            due = unmatched.due(AT_ONCE);
        }
    }

    private void look(List<Unmatched> due) {
        Set<String> known = log.states(due.stream()
                        .map(each -> each.receipt().communicationId())
                        .toList())
                .keySet();
        Map<Boolean, List<Unmatched>> found = due.stream()
                .collect(Collectors.partitioningBy(
                        each -> known.contains(each.receipt().communicationId())));
        List<Unmatched> matched = found.getOrDefault(true, List.of());
        if (!matched.isEmpty()) {
            List<Receipt> toApply = matched.stream().map(Unmatched::receipt).toList();
            receipts.accept(List.of(new DeliveryReceiptReceived(toApply)));
            unmatched.remove(matched);
        }
        unmatched.putOff(found.getOrDefault(false, List.of()));
    }
}
