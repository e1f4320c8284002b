package com.xenocrm.campaign.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.rate.RateLimitedPublisher;
import com.xenocrm.campaign.rate.RateLimitedPublisher.Published;
import com.xenocrm.campaign.rate.SendRateLimiter;
import com.xenocrm.campaign.rate.SendRateLimiters;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Sends retries at the permitted rate; those that do not fit in a second are requested again. */
@Component
class RetrySending {

    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(1);

    private final Campaigns campaigns;
    private final SendRateLimiters sendRateLimiters;
    private final RateLimitedPublisher rateLimited;
    private final MessagePublisher publisher;

    RetrySending(
            Campaigns campaigns,
            SendRateLimiters sendRateLimiters,
            RateLimitedPublisher rateLimited,
            MessagePublisher publisher) {
        this.campaigns = campaigns;
        this.sendRateLimiters = sendRateLimiters;
        this.rateLimited = rateLimited;
        this.publisher = publisher;
    }

    /** Publishes communications, now or later, and returns the suppressed ones, which may no longer be sent. */
    Set<Communication> send(List<Communication> communications) {
        Set<Communication> suppressed = new HashSet<>();
        Instant end = rateLimited.end();
        communications.stream()
                .collect(Collectors.groupingBy(Communication::campaignId))
                .forEach((campaignId, ofCampaign) -> {
                    SendRateLimiter pace = pace(campaignId);
                    Published published = rateLimited.publish(ofCampaign, pace, end);
                    suppressed.addAll(published.suppressed().keySet());
                    putOff(ofCampaign.subList(published.handled(), ofCampaign.size()), pace);
                });
        return suppressed;
    }

    private SendRateLimiter pace(String campaignId) {
        Integer ownRate = campaigns
                .find(campaignId)
                .map(Campaign::sending)
                .map(Campaign.Sending::maxRate)
                .orElse(null);
        return sendRateLimiters.of(campaignId, ownRate);
    }

    /** Postpones communications; the delay grows with the number of those ahead. */
    private void putOff(List<Communication> communications, SendRateLimiter pace) {
        for (int from = 0; from < communications.size(); from += CrmMessage.MAX_RECORDS) {
            List<Retry> retries =
                    communications
                            .subList(from, Math.min(from + CrmMessage.MAX_RECORDS, communications.size()))
                            .stream()
                            .map(communication -> new Retry(communication.communicationId(), communication.attempt()))
                            .toList();
            Duration turn = SOONEST.plusSeconds(from / pace.perSecond());
            publisher.publishAfter(turn.compareTo(LATEST) < 0 ? turn : LATEST, List.of(new RetryRequested(retries)));
        }
    }
}
