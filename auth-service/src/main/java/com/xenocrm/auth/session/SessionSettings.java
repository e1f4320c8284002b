package com.xenocrm.auth.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How sessions are made.
 *
 * @param secret signs session tokens; the gateway has the same
 * @param lifetime how long a session lasts that is not used
 * @param longest how long any session lasts, however much it is used
 */
@ConfigurationProperties("crm.session")
record SessionSettings(String secret, Duration lifetime, Duration longest) {

    SessionSettings {
        SettingChecks.time("lifetime", lifetime, "1m", "365d");
        SettingChecks.time("longest", longest, "1m", "3650d");
        SettingChecks.that(longest.compareTo(lifetime) >= 0, "longest", "must not be shorter than SESSION_LIFETIME");
    }
}
