package com.xenocrm.campaigndata.sender;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.contracts.message.Channel;

/** Reports the sender of this process once a minute. */
public class SenderHeartbeat {

    private final Senders senders;
    private final Channel channel;
    private final boolean configured;
    private final Supplier<Sender.Report> state;

    /** @param configured false for a process that has nowhere to send to: it is not reported */
    public SenderHeartbeat(Senders senders, Channel channel, boolean configured, Supplier<Sender.Report> state) {
        this.senders = senders;
        this.channel = channel;
        this.configured = configured;
        this.state = state;
    }

    @Scheduled(fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void report() {
        if (configured) {
            senders.report(channel, state.get());
        }
    }
}
