package com.xenocrm.ingestion.provider;

import java.security.GeneralSecurityException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SettingChecks;

/**
 * Secrets of e-mail providers; events of a provider without one are refused.
 *
 * @param sesTopicArn SNS topic of Amazon SES
 * @param sendgridPublicKey public key of the signed event webhook
 * @param mailgunSigningKey webhook signing key
 * @param postmarkSecret value of the header {@code X-Webhook-Secret} that Postmark is told to send
 * @param brevoSecret the same for Brevo
 */
@ConfigurationProperties("crm.provider")
record ProviderSettings(
        @DefaultValue("") String sesTopicArn,
        @DefaultValue("") String sendgridPublicKey,
        @DefaultValue("") String mailgunSigningKey,
        @DefaultValue("") String postmarkSecret,
        @DefaultValue("") String brevoSecret) {

    private static final int SHORTEST = 16;

    ProviderSettings {
        SettingChecks.that(
                sesTopicArn.isEmpty() || sesTopicArn.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[\\w-]{1,256}"),
                "ses-topic-arn",
                "must be the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:123456789012:bounces");
        SettingChecks.that(
                sendgridPublicKey.isEmpty() || isKey(sendgridPublicKey),
                "sendgrid-public-key",
                "must be the verification key of the signed event webhook, in base64");
        secret("MAILGUN_SIGNING_KEY", mailgunSigningKey);
        secret("POSTMARK_SECRET", postmarkSecret);
        secret("BREVO_SECRET", brevoSecret);
    }

    /** Never shows the secret. */
    private static void secret(String variable, String value) {
        if (!value.isEmpty() && value.length() < SHORTEST) {
            throw new InvalidSettingException(variable, "must have at least %d characters".formatted(SHORTEST));
        }
    }

    private static boolean isKey(String text) {
        try {
            SendGrid.key(text);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }
}
