package com.xenocrm.campaign.unsubscribe;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What unsubscribe links are made of.
 *
 * @param secret what they are signed with, at least 32 bytes; of several, the first signs and all are believed
 * @param publicUrl where recipients reach the gateway
 */
@ConfigurationProperties("crm.unsubscribe")
record UnsubscribeSettings(String secret, URI publicUrl) {}
