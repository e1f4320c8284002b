package com.xenocrm.gateway.body;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may bring along.
 *
 * @param most its body's size
 * @param patience how long the whole body may take to arrive
 */
@ConfigurationProperties("crm.gateway.body")
record BodySettings(
        @DefaultValue("1MB") DataSize most,
        @DefaultValue("30s") Duration patience) {}
