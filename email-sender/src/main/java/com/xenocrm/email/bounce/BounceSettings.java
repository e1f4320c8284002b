package com.xenocrm.email.bounce;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Mailbox that e-mails bounce to.
 *
 * @param uri {@code imaps://user:password@host/folder} or {@code imap://…}; empty for none
 * @param interval pause between two reads
 */
@ConfigurationProperties("crm.bounce-mailbox")
record BounceSettings(
        @DefaultValue("") String uri, @DefaultValue("1m") Duration interval) {

    BounceSettings {
        SettingChecks.that(
                uri.isEmpty() || ImapServer.isUri(uri),
                "uri",
                "must be an IMAP URI such as imaps://user:password@host/INBOX, "
                        + "with special characters in user and password percent-encoded");
        SettingChecks.time("interval", interval, "1s", "1d");
    }
}
