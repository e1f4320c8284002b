package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.retry.RetryLog.Pending;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CrmMessage;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.RetryRequested;
import com.xenocrm.contracts.RetryRequested.Retry;

/**
 * Sends communications once more whose time for it has come. While their campaign is paused they wait on; when it has
 * been cancelled, or has failed, they have failed for the reason of their last attempt.
 */
@Component
class RetryConsumer implements Consumer<List<RetryRequested>> {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RetryLog log;
    private final Campaigns campaigns;
    private final Outbox outbox;
    private final Clock clock;

    RetryConsumer(RetryLog log, Campaigns campaigns, Outbox outbox, Clock clock) {
        this.log = log;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void accept(List<RetryRequested> requests) {
        Set<Retry> asked =
                requests.stream().flatMap(request -> request.retries().stream()).collect(Collectors.toSet());
        Map<Way, List<Pending>> ways = log
                .pending(asked.stream().map(Retry::communicationId).toList())
                .stream()
                .filter(pending -> asked.contains(retry(pending)))
                .collect(Collectors.groupingBy(ways()));
        outbox.publish(
                messages(ways.getOrDefault(Way.SEND, List.of()), Pending::communication, CommunicationRequested::new));
        outbox.publish(messages(ways.getOrDefault(Way.GIVE_UP, List.of()), this::failed, DeliveryReceiptReceived::new));
        outbox.publishAfter(
                PAUSE, messages(ways.getOrDefault(Way.WAIT, List.of()), RetryConsumer::retry, RetryRequested::new));
    }

    /** What becomes of a retry, by the state of its campaign; each campaign is looked up once. */
    private Function<Pending, Way> ways() {
        Map<String, Way> known = new HashMap<>();
        return pending -> known.computeIfAbsent(
                pending.communication().campaignId(),
                id -> campaigns.find(id).map(Campaign::status).map(Way::of).orElse(Way.SEND));
    }

    /** A receipt that names no attempt is the last word on the one under way. */
    private Receipt failed(Pending pending) {
        return new Receipt(
                pending.communication().communicationId(),
                DeliveryStatus.FAILED,
                pending.reason(),
                null,
                clock.instant(),
                null);
    }

    private static Retry retry(Pending pending) {
        return new Retry(
                pending.communication().communicationId(),
                pending.communication().attempt());
    }

    private static <R> List<CrmMessage> messages(
            List<Pending> pending, Function<Pending, R> record, Function<List<R>, CrmMessage> message) {
        return IntStream.iterate(0, from -> from < pending.size(), from -> from + CrmMessage.MAX_RECORDS)
                .mapToObj(from -> pending.subList(from, Math.min(from + CrmMessage.MAX_RECORDS, pending.size())))
                .map(part -> message.apply(part.stream().map(record).toList()))
                .toList();
    }

    private enum Way {
        SEND,
        WAIT,
        GIVE_UP;

        static Way of(CampaignStatus status) {
            return switch (status) {
                case PAUSED -> WAIT;
                case CANCELLED, FAILED -> GIVE_UP;
                case DRAFT, SCHEDULED, PENDING, RUNNING, COMPLETED -> SEND;
            };
        }
    }
}
