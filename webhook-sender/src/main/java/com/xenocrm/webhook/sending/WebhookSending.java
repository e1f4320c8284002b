package com.xenocrm.webhook.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;

import com.xenocrm.campaigndata.sender.ChannelSending;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SendingPass;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/**
 * Posts communications in batches, unless their recipients are suppressed; those of a refused batch, each in a request of
 * its own. The vendor's answers are kept until all are done: a repetition posts only those without an answer.
 */
class WebhookSending implements ChannelSending {

    private static final int MOST_KEPT = 10_000;

    private final SuppressedRecipients suppressed;
    private final WebhookDelivery delivery;
    private final int batchSize;
    private final SendingMetrics metrics;
    private final Counter accepted;
    private final Map<List<String>, List<Receipt>> answered = new ConcurrentHashMap<>();
    private final Set<List<String>> refusedBatches = ConcurrentHashMap.newKeySet();

    /** @param accepted counts communications whose outcome the vendor will report */
    WebhookSending(
            SuppressedRecipients suppressed,
            WebhookDelivery delivery,
            int batchSize,
            SendingMetrics metrics,
            Counter accepted) {
        this.suppressed = suppressed;
        this.delivery = delivery;
        this.batchSize = batchSize;
        this.metrics = metrics;
        this.accepted = accepted;
    }

    @Override
    public List<Callable<List<Receipt>>> tasks(List<Communication> communications, SendingPass pass) {
        return IntStream.iterate(0, from -> from < communications.size(), from -> from + batchSize)
                .mapToObj(from -> communications.subList(from, Math.min(from + batchSize, communications.size())))
                .map(some -> (Callable<List<Receipt>>) () -> once(some))
                .toList();
    }

    @Override
    public void done() {
        answered.clear();
        refusedBatches.clear();
    }

    private List<Receipt> once(List<Communication> communications) {
        List<String> attempts =
                communications.stream().map(Communication::attemptId).toList();
        List<Receipt> earlier = answered.get(attempts);
        if (earlier != null) {
            return earlier;
        }
        if (!refusedBatches.contains(attempts)) {
            Optional<List<Receipt>> receipts = send(communications);
            if (receipts.isPresent()) {
                forgetTooMany();
                answered.put(attempts, receipts.get());
                return receipts.get();
            }
            refusedBatches.add(attempts);
        }
        return communications.stream()
                .flatMap(each -> once(List.of(each)).stream())
                .toList();
    }

    private void forgetTooMany() {
        if (answered.size() >= MOST_KEPT) {
            done();
        }
    }

    /** Returns the receipts; empty if the vendor refuses the batch, but perhaps not each of it. */
    private Optional<List<Receipt>> send(List<Communication> communications) {
        Map<Communication, Receipt> refused = suppressed.among(communications);
        List<Receipt> receipts = new ArrayList<>(refused.values());
        List<Communication> allowed = communications.stream()
                .filter(each -> !refused.containsKey(each))
                .toList();
        if (!allowed.isEmpty()) {
            Optional<List<Receipt>> outcomes = delivery.send(allowed);
            if (outcomes.isEmpty()) {
                return Optional.empty();
            }
            receipts.addAll(outcomes.get());
        }
        receipts.forEach(metrics::counted);
        accepted.increment((double) communications.size() - receipts.size());
        return Optional.of(List.copyOf(receipts));
    }
}
