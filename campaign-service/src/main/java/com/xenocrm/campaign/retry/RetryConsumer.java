package com.xenocrm.campaign.retry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.retry.RetryDecisions.Decision;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
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
    private final RetryDecisions decisions;
    private final RetrySending sending;
    private final AbandonedRetries abandoned;
    private final MessagePublisher publisher;

    RetryConsumer(
            RetryTransitions log,
            RetryActivation reopening,
            RetryDecisions decisions,
            RetrySending sending,
            AbandonedRetries abandoned,
            MessagePublisher publisher) {
        this.log = log;
        this.reopening = reopening;
        this.decisions = decisions;
        this.sending = sending;
        this.abandoned = abandoned;
        this.publisher = publisher;
    }

    @Override
    public void accept(List<RetryRequested> requests) {
        Set<Retry> asked =
                requests.stream().flatMap(request -> request.retries().stream()).collect(Collectors.toSet());
        List<Pending> due = reopening.reopen(asked).stream()
                .filter(pending -> asked.contains(pending.retry()))
                .toList();
        Map<Decision, List<Pending>> decided = decisions.of(due);
        List<Pending> send = log.give(decided.getOrDefault(Decision.SEND, List.of()));
        Set<Communication> suppressed =
                sending.send(send.stream().map(Pending::communication).toList());
        abandoned.giveUp(Stream.concat(
                        decided.getOrDefault(Decision.GIVE_UP, List.of()).stream(),
                        send.stream().filter(pending -> suppressed.contains(pending.communication())))
                .toList());
        List<Retry> wait = decided.getOrDefault(Decision.WAIT, List.of()).stream()
                .map(Pending::retry)
                .toList();
        publisher.publishAfter(PAUSE, CrmMessage.split(wait, RetryRequested::new));
    }
}
