package com.xenocrm.auth.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of sessions.
 *
 * @param secret signs session tokens; the gateway has the same secret
 * @param lifetime duration of a session that is not renewed
 * @param longest duration of a session with all renewals
 */
@ConfigurationProperties("crm.session")
public record SessionSettings(String secret, Duration lifetime, Duration longest) {

    public SessionSettings {
        SettingChecks.time("lifetime", lifetime, "1m", "365d");
        SettingChecks.time("longest", longest, "1m", "3650d");
        SettingChecks.that(longest.compareTo(lifetime) >= 0, "longest", "must not be shorter than SESSION_LIFETIME");
    }
}
