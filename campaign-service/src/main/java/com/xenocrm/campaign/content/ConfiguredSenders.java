package com.xenocrm.campaign.content;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.web.Refusal;

/** Refuses channels that no sender delivers. */
@Component
public class ConfiguredSenders {

    private final Senders senders;

    ConfiguredSenders(Senders senders) {
        this.senders = senders;
    }

    /** Refuses a channel without a sender with a 400 that names the field. */
    public void require(Channel channel) {
        if (!isDelivered(channel)) {
            throw Refusal.invalid("channel", "has no sender: " + channel.value() + " is not configured");
        }
    }

    /** Returns the channels that have a sender. */
    public List<Channel> channels() {
        return Arrays.stream(Channel.values()).filter(this::isDelivered).toList();
    }

    private boolean isDelivered(Channel channel) {
        return channel == Channel.SIMULATED || senders.isConfigured(channel);
    }
}
