package com.xenocrm.email.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SettingChecks;

/**
 * Signature of e-mails (DKIM); without a key the SMTP server may sign.
 *
 * @param domain domain whose DNS holds the public key; empty for that of the sender
 * @param selector name of the key in the DNS
 * @param privateKey RSA key of at least 1,024 bits (PKCS #8), in PEM or the base64 within; empty for no signature
 */
@ConfigurationProperties("crm.dkim")
public record DkimSettings(
        @DefaultValue("") String domain,
        @DefaultValue("") String selector,
        @DefaultValue("") String privateKey) {

    public static final DkimSettings NONE = new DkimSettings("", "", "");

    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?";

    public DkimSettings {
        SettingChecks.that(
                domain.matches("|" + NAME + "(\\." + NAME + ")+"), "domain", "must be a domain such as shop.example");
        SettingChecks.that(
                selector.matches("|" + NAME + "(\\." + NAME + ")*"), "selector", "must be a name such as crm2026");
        if (!privateKey.isBlank() && !DkimSigning.isKey(privateKey)) {
            throw new InvalidSettingException(
                    "DKIM_PRIVATE_KEY",
                    "must be an RSA key of at least 1024 bits, as printed by openssl genpkey -algorithm RSA");
        }
        SettingChecks.that(
                privateKey.isBlank() || !selector.isEmpty(), "selector", "is missing: the name of the key in the DNS");
    }
}
