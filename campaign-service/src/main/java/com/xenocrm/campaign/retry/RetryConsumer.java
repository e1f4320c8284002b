package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.retry.RetryDecisions.Way;
import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/**
 * Sends retries that are due. They wait in quiet hours and while their campaign is paused; they fail with the reason of
 * the last attempt if the campaign was cancelled or failed, or the customer is suppressed.
 */
@Component
class RetryConsumer implements Consumer<List<RetryRequested>> {

    /** Delay before a retry that may not be sent is checked again. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RetryTransitions log;
    private final RetryActivation reopening;
    private final RetryDecisions ways;
    private final RetrySending sending;
    private final MessagePublisher publisher;
    private final Clock clock;

    RetryConsumer(
            RetryTransitions log,
            RetryActivation reopening,
            RetryDecisions ways,
            RetrySending sending,
            MessagePublisher publisher,
            Clock clock) {
        this.log = log;
        this.reopening = reopening;
        this.ways = ways;
        this.sending = sending;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void accept(List<RetryRequested> requests) {
        Set<Retry> asked =
                requests.stream().flatMap(request -> request.retries().stream()).collect(Collectors.toSet());
        reopening.reopen(asked);
        List<Pending> due = log
                .pending(asked.stream().map(Retry::communicationId).toList())
                .stream()
                .filter(pending -> asked.contains(retry(pending)))
                .toList();
        Instant now = clock.instant();
        Map<Way, List<Pending>> decided = ways.of(due, now);
        List<Pending> send = decided.getOrDefault(Way.SEND, List.of());
        List<Pending> wait = decided.getOrDefault(Way.WAIT, List.of());
        Set<Communication> suppressed =
                sending.send(send.stream().map(Pending::communication).toList());
        List<Pending> giveUp = Stream.concat(
                        decided.getOrDefault(Way.GIVE_UP, List.of()).stream(),
                        send.stream().filter(pending -> suppressed.contains(pending.communication())))
                .toList();
        publisher.publish(messages(giveUp, pending -> failed(pending, now), DeliveryReceiptReceived::new));
        publisher.publishAfter(PAUSE, messages(wait, RetryConsumer::retry, RetryRequested::new));
    }

    /**
     * Returns a receipt without an attempt, which settles the current one; the reason of a first attempt is unknown.
     */
    private static Receipt failed(Pending pending, Instant now) {
        return new Receipt(
                pending.communication().communicationId(),
                CommunicationFields.OUTCOME_UNKNOWN.equals(pending.reason())
                        ? DeliveryStatus.IN_DOUBT
                        : DeliveryStatus.FAILED,
                Objects.requireNonNullElse(pending.reason(), CommunicationFields.NO_RECEIPT),
                null,
                now,
                null);
    }

    private static Retry retry(Pending pending) {
        return new Retry(
                pending.communication().communicationId(),
                pending.communication().attempt());
    }

    private static <R> List<CrmMessage> messages(
            List<Pending> pending, Function<Pending, R> record, Function<List<R>, CrmMessage> message) {
        return CrmMessage.split(pending.stream().map(record).toList(), message);
    }
}
