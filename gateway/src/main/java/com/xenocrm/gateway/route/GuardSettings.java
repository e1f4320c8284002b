package com.xenocrm.gateway.route;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a service is left alone.
 *
 * @param calls how many reads, and how many writes, may wait for one service at once
 * @param streams how many live streams and files of one service may be open at once
 * @param patience how long a call waits for its turn
 * @param window how many of the last calls are looked at
 * @param minimum how many there must be
 * @param failures how many per cent of them must have failed
 * @param pause how long a service that failed is left alone
 * @param trials how many calls find out whether it is back
 */
@ConfigurationProperties("crm.gateway.guard")
record GuardSettings(
        @DefaultValue("400") int calls,
        @DefaultValue("200") int streams,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("20") int window,
        @DefaultValue("10") int minimum,
        @DefaultValue("50") float failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("3") int trials) {}
