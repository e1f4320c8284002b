package com.xenocrm.campaigndata.sender;

import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.contracts.message.Channel;

/** Reports the sender of this process once a minute. */
public class SenderHeartbeat {

    private final Senders senders;
    private final Channel channel;

    public SenderHeartbeat(Senders senders, Channel channel) {
        this.senders = senders;
        this.channel = channel;
    }

    @Scheduled(fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void report() {
        senders.report(channel);
    }
}
