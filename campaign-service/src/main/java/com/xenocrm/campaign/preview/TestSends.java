package com.xenocrm.campaign.preview;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.ChannelTemplate;
import com.xenocrm.campaign.rate.RateLimitedPublisher;
import com.xenocrm.campaign.rate.RateLimitedPublisher.Published;
import com.xenocrm.campaign.rate.SendRateLimiters;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

/**
 * Sends test messages to users. A test send has an entry in the communication log and counts against the global rate
 * limit. It belongs to no campaign and no customer, so no tally includes it.
 */
@Component
public class TestSends {

    private static final String NO_CAMPAIGN = "test-";
    private static final String NO_CUSTOMER = "user-";
    private static final int PAGE = 0;

    private final CommunicationLog communications;
    private final UnsubscribeLinks links;
    private final SendRateLimiters sendRateLimiters;
    private final RateLimitedPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    TestSends(
            CommunicationLog communications,
            UnsubscribeLinks links,
            SendRateLimiters sendRateLimiters,
            RateLimitedPublisher publisher,
            IdGenerator ids,
            Clock clock) {
        this.communications = communications;
        this.links = links;
        this.sendRateLimiters = sendRateLimiters;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends the customer's message to the user, and returns after the broker's confirm. */
    public Communication send(String userId, String email, ChannelTemplate template, Customer customer) {
        String campaign = NO_CAMPAIGN + ids.next();
        String recipient = NO_CUSTOMER + userId;
        String id = LogEntry.id(campaign, recipient);
        String unsubscribeUrl = links.of(id);
        Communication communication = switch (template.render(customer, unsubscribeUrl)) {
            case Rendered.Message(String text, ChannelContent content) ->
                new Communication(
                        id,
                        campaign,
                        recipient,
                        email,
                        text,
                        Communication.FIRST_ATTEMPT,
                        unsubscribeUrl,
                        toUser(content));
            case Rendered.Unsendable _ ->
                throw Refusal.conflict("MESSAGE_UNSENDABLE", "There is nothing to send to this customer");
        };
        communications.open(List.of(new LogEntry(campaign, recipient, PAGE, communication, null, clock.instant())));
        Published published =
                publisher.publish(List.of(communication), sendRateLimiters.of(campaign, null), publisher.end());
        if (!published.suppressed().isEmpty()) {
            communications.suppress(published.suppressed());
            throw Refusal.conflict("ADDRESS_SUPPRESSED", "Your address is on the list of suppressions");
        }
        return communication;
    }

    /** Removes the name and the phone number, which are those of the customer that the message was rendered for. */
    private static @Nullable ChannelContent toUser(@Nullable ChannelContent content) {
        return content != null && content.channel() == Channel.WEBHOOK ? ChannelContent.webhook(null, null) : content;
    }
}
