package com.xenocrm.auth.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How sessions are made.
 *
 * @param secret signs session tokens; the gateway has the same
 * @param lifetime how long a session lasts that is not used
 * @param longest how long any session lasts, however much it is used
 */
@ConfigurationProperties("crm.session")
record SessionSettings(String secret, Duration lifetime, Duration longest) {}
