package com.xenocrm.ingestion.provider;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.ingestion.provider.Provider.Event;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderEventsTest {

    private static final SharedSecret NONE = new SharedSecret("");

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            {"event": "delivered"}                        ; SENT
            {"event": "hard_bounce"}                      ; FAILED hard_bounce
            {"event": "soft_bounce"}                      ; FAILED soft_bounce
            {"event": "invalid_email"}                    ; FAILED invalid_email
            {"event": "blocked"}                          ; FAILED blocked
            {"event": "spam"}                             ; SENT spam_complaint
            {"event": "unsubscribed"}                     ; SENT unsubscribe
            {"event": "deferred"}                         ; -
            {"event": "opened"}                           ; -
            {"event": 7}                                  ; -
            []                                            ; -
            """)
    void ofBrevo(String json, @Nullable String event) {
        assertThat(words(new Brevo(NONE), json)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            {"RecordType": "Delivery"}                                         ; SENT
            {"RecordType": "Bounce", "Type": "HardBounce"}                     ; FAILED hard_bounce
            {"RecordType": "Bounce", "Type": "SoftBounce"}                     ; FAILED soft_bounce
            {"RecordType": "Bounce", "Type": "SpamNotification"}               ; FAILED blocked
            {"RecordType": "Bounce", "Type": "AutoResponder"}                  ; -
            {"RecordType": "Bounce", "Type": "Transient"}                      ; -
            {"RecordType": "SpamComplaint"}                                    ; SENT spam_complaint
            {"RecordType": "SubscriptionChange", "SuppressSending": true, "Origin": "Recipient"} ; SENT unsubscribe
            {"RecordType": "SubscriptionChange", "SuppressSending": false}     ; -
            {"RecordType": "Open"}                                             ; -
            """)
    void ofPostmark(String json, @Nullable String event) {
        assertThat(words(new Postmark(NONE), json)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            {"event-data": {"event": "delivered"}}                                              ; SENT
            {"event-data": {"event": "failed", "severity": "permanent", "reason": "bounce"}}    ; FAILED hard_bounce
            {"event-data": {"event": "failed", "severity": "permanent", "reason": "old"}}       ; FAILED not_delivered
            {"event-data": {"event": "failed", "severity": "temporary", "reason": "generic"}}   ; -
            {"event-data": {"event": "complained"}}                                             ; SENT spam_complaint
            {"event-data": {"event": "unsubscribed"}}                                           ; SENT unsubscribe
            {"event-data": {"event": "clicked"}}                                                ; -
            {}                                                                                  ; -
            """)
    void ofMailgun(String json, @Nullable String event) {
        assertThat(words(new Mailgun(NONE), json)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            [{"event": "delivered"}]                                    ; SENT
            [{"event": "bounce", "type": "bounce"}]                     ; FAILED hard_bounce
            [{"event": "bounce", "type": "blocked"}]                    ; FAILED blocked
            [{"event": "dropped", "reason": "Bounced Address"}]         ; FAILED hard_bounce
            [{"event": "dropped", "reason": "Invalid SMTPAPI header"}]  ; FAILED refused
            [{"event": "spamreport"}]                                   ; SENT spam_complaint
            [{"event": "group_unsubscribe"}]                            ; SENT unsubscribe
            [{"event": "deferred"}, {"event": "processed"}]             ; -
            [{"event": "delivered"}, {"event": "spamreport"}]           ; SENT, SENT spam_complaint
            {"event": "bounce"}                                         ; -
            """)
    void ofSendGrid(String json, @Nullable String events) {
        assertThat(words(new SendGrid(null), json)).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            {"notificationType": "Delivery"}                                                                     ; SENT
            {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "General"}}           ; FAILED hard_bounce
            {"notificationType": "Bounce", "bounce": {"bounceType": "Transient", "bounceSubType": "General"}}    ; FAILED soft_bounce
            {"notificationType": "Bounce", "bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull"}}; FAILED mailbox_full
            {"notificationType": "Complaint", "complaint": {"complaintFeedbackType": "abuse"}}                   ; SENT spam_complaint
            {"notificationType": "Complaint", "complaint": {"complaintFeedbackType": "not-spam"}}                ; -
            {"eventType": "DeliveryDelay"}                                                                       ; -
            Successfully validated SNS topic for Amazon SES event publishing.                                    ; -
            {"notificationType":                                                                                 ; -
            """)
    void ofAmazon(String message, @Nullable String event) {
        ObjectNode notification = JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Notification")
                .put("Message", message);

        assertThat(words(ses(), notification.toString())).isEqualTo(event);
        assertThat(words(
                        ses(),
                        notification.put("Type", "SubscriptionConfirmation").toString()))
                .isNull();
    }

    private static Provider ses() {
        return new Ses("", new SnsMessages((URI _) -> new byte[0]));
    }

    private static @Nullable String words(Provider provider, String json) {
        JsonNode read = JsonMapper.shared().readTree(json);
        String words = String.join(
                ", ",
                provider.events(read).stream().map(ProviderEventsTest::words).toList());
        return words.isEmpty() ? null : words;
    }

    private static String words(Event event) {
        return event.status() + (event.reason() == null ? "" : " " + event.reason());
    }
}
