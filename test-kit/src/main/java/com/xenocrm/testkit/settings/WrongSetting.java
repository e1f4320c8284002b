package com.xenocrm.testkit.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Invalid value of an environment variable.
 *
 * @param line line that the service prints about it
 */
record WrongSetting(String variable, String value, String line) {

    /** Part of values that must not be printed. */
    static final String HIDDEN = "hidden";

    /** Variables that accept any text: keys of arbitrary servers. */
    static final Set<String> ANY_TEXT = Set.of("OPENAI_API_KEY");

    private static final String WHOLE = "must be a whole number; it is \"%s\"";
    private static final String NUMBER = "must be a number, such as 0.5; it is \"%s\"";
    private static final String TIME = "must be a time such as 500ms, 30s, 5m, 12h or 7d; it is \"%s\"";
    private static final String SHARE = "must be from 0 to 1; it is \"%s\"";
    private static final String URL = "must be an address such as https://crm.example.com";
    private static final String AT_LEAST_1 = "must be 1 or more; it is \"%s\"";
    private static final String AT_LEAST_0 = "must be 0 or more; it is \"%s\"";
    private static final String BOOLEAN = "must be true or false; it is \"%s\"";
    private static final String HERE = "must be an address of this machine, such as 127.0.0.1 or 0.0.0.0; it is \"%s\"";
    private static final String MONGO = "must be a MongoDB URI such as mongodb://user:password@host:27017, "
            + "with special characters in user and password percent-encoded";
    private static final String AMQP = "must be an AMQP URI such as amqp://user:password@host:5672, "
            + "or several separated by commas, with special characters in user and password percent-encoded";
    private static final String SMTP = "must be an SMTP URI such as smtp://user:password@host:587 or "
            + "smtps://user:password@host, with special characters in user and password percent-encoded";
    private static final String IMAP = "must be an IMAP URI such as imaps://user:password@host/INBOX, "
            + "with special characters in user and password percent-encoded";
    private static final String VENDOR =
            "must be an https URL without user and fragment; with VENDOR_PRIVATE_NETWORK=true it may be http";
    private static final String PROXIES =
            "must be IP addresses or networks separated by commas, such as 10.0.0.0/8,2001:db8::7, or empty";
    private static final String ORIGINS =
            "must be origins separated by commas, " + "such as https://crm.example.com,http://localhost:5173, or empty";
    private static final String BYTES = "must have at least 32 bytes; it has 6";

    private static final List<WrongSetting> ALL = List.of(
            of("PORT", "abc", WHOLE),
            of("PORT", "70000", "must be from 0 to 65535; it is \"%s\""),
            of("PORT", "-1", "must be from 0 to 65535; it is \"%s\""),
            of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "jaeger:4318", URL + "; it is \"%s\""),
            of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://jaeger :4318", URL),
            of("OTEL_TRACES_SAMPLER_ARG", "half", NUMBER),
            of("OTEL_TRACES_SAMPLER_ARG", "5", SHARE),
            of("METRICS_PORT", "abc", WHOLE),
            of("METRICS_PORT", "70000", "must be from 0 to 65535; it is \"%s\""),
            of("BIND_ADDRESS", "nowhere.invalid", HERE),
            of("BIND_ADDRESS", "192.0.2.1", HERE),
            of("CRM_LOCAL", "maybe", BOOLEAN),
            of("SPRINGDOC_API_DOCS_ENABLED", "maybe", BOOLEAN),
            of("LOG_FORMAT", "xml", "must be ecs, gelf or logstash, or empty for lines of text"),
            of("SECRETS_DIRECTORY", "/run/secrets", "must be the path of a directory, with a / at its end"),
            of("MONGO_URI", "mongo://hidden", MONGO),
            of("MONGO_URI", "mongodb://user:hidden/p@host", MONGO),
            of("MONGO_URI", "", "is empty; set a value, or leave it unset for mongodb://localhost:27017"),
            of(
                    "MONGO_DB_NAME",
                    "xeno.crm",
                    "must be a database's name: at most 63 characters, and none of /\\. \"$*<>:|?; " + "it is \"%s\""),
            of("RABBITMQ_URI", "http://user:hidden@host", AMQP),
            of("RABBITMQ_URI", "amqp://user:hidden@host:99999", AMQP),
            of("RABBITMQ_URI", "amqp://user:hi#hidden@host", AMQP),
            of(
                    "QUIET_HOURS",
                    "at night",
                    "must have two times and a zone, such as 22:00-08:00 Europe/Berlin, or be empty"),
            of("CURRENCY", "DOGE", "must be an ISO 4217 currency code such as USD; it is \"%s\""),
            of("GATEWAY_URL", "localhost:3000", URL + "; it is \"%s\""),
            of("GATEWAY_URL", "http://a b", URL),
            of("GATEWAY_URL", "ftp://user:hidden@host", URL),
            of("GOOGLE_CLIENT_ID", "", "is missing: the id of this system's OAuth client at Google"),
            of("GOOGLE_CLIENT_SECRET", "", "is missing: the secret of this system's OAuth client at Google"),
            of(
                    "GOOGLE_ISSUER",
                    "",
                    "is empty; set a value, or leave it unset for "
                            + "https://accounts.google.com,accounts.google.com"),
            of("GOOGLE_CERTS_URL", "https://", URL),
            of("GOOGLE_AUTH_URL", "/auth", URL),
            of("GOOGLE_TOKEN_URL", "token", URL + "; it is \"%s\""),
            of("GOOGLE_CALLBACK_URL", "http://host:99999/", URL),
            of("GOOGLE_HOSTED_DOMAIN", "@example.com", "must be a domain such as example.com, or empty"),
            of(
                    "ALLOWED_EMAILS",
                    "ann@example.com,bob",
                    "must be emails separated by commas, " + "such as ann@example.com,bob@example.com, or empty"),
            of("FRONTEND_URL", "http://console.test,console", URL),
            of("MINI_CRM_ORIGINS", "*", ORIGINS + "; it is \"%s\""),
            of("MINI_CRM_ORIGINS", "http://mini.test/", ORIGINS),
            of("MINI_CRM_ORIGINS", "https://mini.test,http://mini.test:5174/app", ORIGINS),
            of("MINI_CRM_ORIGINS", "mini.test", ORIGINS + "; it is \"%s\""),
            of("MINI_CRM_ORIGINS", "http://Mini.test", ORIGINS),
            of("MINI_CRM_ORIGINS", "https://mini.test:443", ORIGINS),
            of("MINI_CRM_ORIGINS", "http://mini.test:70000", ORIGINS),
            of("MINI_CRM_ORIGINS", "null", ORIGINS + "; it is \"%s\""),
            of("TRUSTED_PROXIES", "10.0.0.0/33", PROXIES),
            of("TRUSTED_PROXIES", "cafe", PROXIES + "; it is \"%s\""),
            of("TRUSTED_PROXIES", "10.0.0.1,proxy.internal", PROXIES + "; it is \"%s\""),
            of("DEFAULT_ROLE", "boss", "must be one of admin, marketer, viewer; it is \"%s\""),
            of("JWT_SECRET", "hidden", BYTES),
            of("SESSION_LIFETIME", "soon", TIME),
            of("SESSION_LIFETIME", "1s", "must be from 1m to 365d; it is \"%s\""),
            of("SESSION_LONGEST", "1d", "must not be shorter than SESSION_LIFETIME; it is \"%s\""),
            of("INTERNAL_SIGNING_KEY", "hidden", "must be a private EC P-256 key as a JWK, or a JWK set of them"),
            of("VENDOR_WEBHOOK_SECRET", "hidden", "must be set: whsec_ followed by at least 24 bytes in base64"),
            of("AUTH_SERVICE_URL", "auth-service", URL + "; it is \"%s\""),
            of("INGESTION_API_URL", "ingestion-api", URL + "; it is \"%s\""),
            of("CAMPAIGN_SERVICE_URL", "campaign-service", URL + "; it is \"%s\""),
            of("AI_SERVICE_URL", "ai-service", URL + "; it is \"%s\""),
            of("WEBHOOK_SENDER_URL", "http://", URL),
            of("VENDOR_SIMULATOR_URL", "http://", URL),
            of("RATE_LIMIT_IDENTITY", "many", WHOLE),
            of("RATE_LIMIT_IDENTITY", "0", AT_LEAST_1),
            of("RATE_LIMIT_ADDRESS", "-1", AT_LEAST_1),
            of("RATE_LIMIT_SIGN_IN", "0.5", WHOLE),
            of("RATE_LIMIT_RECEIPTS", "", "is empty; set a value, or leave it unset for 20000"),
            of("INGEST_QUEUE_LIMIT", "-1", AT_LEAST_1),
            of("MAX_SEND_RATE", "-1", AT_LEAST_0),
            of("PAUSE_AT_FAILURES", "50", SHARE),
            of("FREQUENCY_CAP", "often", "must be a number and a time in days or hours, such as 3/7d, or be empty"),
            of("SOFT_BOUNCE_LIMIT", "5", "must be a number and a time in days or hours, such as 3/7d, or be empty"),
            of("UNSUBSCRIBE_SECRET", "hidden", BYTES),
            of("ERASURE_SECRET", "hidden", BYTES),
            of("MAIL_SANDBOX_URL", "localhost:8025", URL + "; it is \"%s\""),
            of("PUBLIC_URL", "crm.example.com", URL + "; it is \"%s\""),
            of("MAX_ATTEMPTS", "0", "must be from 1 to 20; it is \"%s\""),
            of("RETRY_DELAY", "2h", "must be from 0s to 1h; it is \"%s\""),
            of("RETRY_DELAY", "-1s", "must be from 0s to 1h; it is \"%s\""),
            of("RECEIPT_TIMEOUT", "1s", "must be from 10s to 365d; it is \"%s\""),
            of("RECEIPT_REMINDER", "never", TIME),
            of("RECEIPT_REMINDER", "0s", "must be from 1s to 365d; it is \"%s\""),
            of("RECEIPT_BATCH_SIZE", "few", WHOLE),
            of("RECEIPT_BATCH_SIZE", "0", "must be from 1 to 1000; it is \"%s\""),
            of("RECEIPT_BATCH_WAIT", "20ms", WHOLE),
            of(
                    "SES_TOPIC_ARN",
                    "bounces",
                    "must be the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:123456789012:bounces; it is \"%s\""),
            of(
                    "SENDGRID_PUBLIC_KEY",
                    "key",
                    "must be the verification key of the signed event webhook, in base64; it is \"%s\""),
            of("MAILGUN_SIGNING_KEY", "hidden", "must have at least 16 characters"),
            of("POSTMARK_SECRET", "hidden", "must have at least 16 characters"),
            of("BREVO_SECRET", "hidden", "must have at least 16 characters"),
            of("SMTP_URI", "https://hidden", SMTP),
            of("SMTP_URI", "smtp://user:hi#hidden@host", SMTP),
            of("SMTP_URI", "smtp://host:587?starttls=maybe", SMTP),
            of("SMTP_CONNECTIONS", "0", "must be from 1 to 100; it is \"%s\""),
            of("SMTP_TIMEOUT", "1h", "must be from 1s to 30m; it is \"%s\""),
            of("MAIL_FROM", "shop", "must be an address such as Shop <news@shop.example>; it is \"%s\""),
            of("MAIL_REPLY_TO", "a@b.example, c@d.example", "must be an address such as Shop <news@shop.example>"),
            of("MAIL_BOUNCE_ADDRESS", "shop", "must be an address such as bounces@shop.example; it is \"%s\""),
            of("BOUNCE_MAILBOX_URI", "imaps://hidden@host/INBOX", IMAP),
            of("BOUNCE_MAILBOX_INTERVAL", "0s", "must be from 1s to 1d; it is \"%s\""),
            of(
                    "MAIL_DOMAIN_RATES",
                    "gmail.com",
                    "must be domains with e-mails a second, such as gmail.com=20,yahoo.com=5/2,*=50; it is \"%s\""),
            of("DKIM_DOMAIN", "shop", "must be a domain such as shop.example; it is \"%s\""),
            of("DKIM_SELECTOR", "a b", "must be a name such as crm2026; it is \"%s\""),
            of(
                    "DKIM_PRIVATE_KEY",
                    "hidden",
                    "must be an RSA key of at least 1024 bits, as printed by openssl genpkey -algorithm RSA"),
            of("MAIL_RETRY_DELAY", "2h", "must be from 1s to 1h; it is \"%s\""),
            of("VENDOR_URL", "http://vendor.example/hidden", VENDOR),
            of("VENDOR_URL", "https://user:hidden@vendor.example", VENDOR),
            of("VENDOR_URL", "vendor.example", VENDOR + "; it is \"%s\""),
            of("VENDOR_SIGNING_SECRET", "hidden", "must be set: whsec_ followed by at least 24 bytes in base64"),
            of("VENDOR_AUTHORIZATION", "Bearer hidden\nX-Other: 1", "must be one line of ASCII"),
            of("VENDOR_PRIVATE_NETWORK", "maybe", BOOLEAN),
            of("VENDOR_BATCH_SIZE", "101", "must be from 1 to 100; it is \"%s\""),
            of("VENDOR_CONNECTIONS", "0", "must be from 1 to 100; it is \"%s\""),
            of("VENDOR_TIMEOUT", "10m", "must be from 1s to 5m; it is \"%s\""),
            of("EVENT_PRIVATE_NETWORK", "maybe", BOOLEAN),
            of("EVENT_CONCURRENCY", "0", "must be from 1 to 20; it is \"%s\""),
            of("EVENT_TIMEOUT", "2m", "must be from 1s to 1m; it is \"%s\""),
            of("EVENT_RETENTION", "1d", "must be from 4d to 365d; it is \"%s\""),
            of("VENDOR_SUCCESS_RATE", "90", SHARE),
            of("VENDOR_SUCCESS_RATE", "90%", NUMBER),
            of("VENDOR_TRANSIENT_SHARE", "-0.1", SHARE),
            of("VENDOR_SEED", "", "is empty; set a value, or leave it unset for xeno"),
            of("VENDOR_LATENCY", "2 seconds", TIME),
            of("VENDOR_RECEIPTS_DELAYED_UP_TO", "-1s", "must be from 0s to 30d; it is \"%s\""),
            of("VENDOR_DUPLICATE_RECEIPTS", "NaN", SHARE),
            of("VENDOR_DROPPED_RECEIPTS", "1.5", SHARE),
            of("OPENAI_BASE_URL", "api.openai.com/v1", URL),
            of("OPENAI_MODEL", "", "is empty; set a value, or leave it unset for gpt-4o-mini"),
            of("AI_TEMPERATURE", "3", "must be from 0 to 2; it is \"%s\""),
            of("AI_TIMEOUT", "8", "must be from 10ms to 10m; it is \"%s\""),
            of("AI_MAX_TOKENS", "0", AT_LEAST_1),
            of("AI_CONCURRENCY", "-1", AT_LEAST_0),
            of("AI_DAILY_TOKENS", "-1", AT_LEAST_0),
            of("AI_DAILY_COST", "cheap", NUMBER),
            of("AI_INPUT_PRICE", "-1", AT_LEAST_0),
            of("AI_OUTPUT_PRICE", "-0.5", AT_LEAST_0));

    /** Returns the cases of a variable. */
    static Stream<WrongSetting> of(String variable) {
        return ALL.stream().filter(wrong -> wrong.variable.equals(variable));
    }

    private static WrongSetting of(String variable, String value, String line) {
        return new WrongSetting(variable, value, variable + " " + line.replace("%s", value));
    }

    @Override
    public String toString() {
        return variable + "=" + value;
    }
}
