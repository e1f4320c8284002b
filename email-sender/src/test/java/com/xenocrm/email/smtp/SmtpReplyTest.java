package com.xenocrm.email.smtp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 <ann@example.com>: user unknown, mailbox_not_found",
        "550, 550 5.1.2 no such domain,                  domain_not_found",
        "556, 556 5.1.10 null MX,                        domain_not_found",
        "553, 553 5.1.3 bad syntax,                      invalid_address",
        "550, 550 5.2.1 disabled,                        mailbox_disabled",
        "552, 552 5.2.2 over quota,                      mailbox_full",
        "552, 552 5.3.4 too big,                         message_too_large",
        "550, 550 5.4.1 no answer from host,             unreachable",
        "554, 554 5.6.0 bad content,                     message_refused",
        "550, 550-5.7.26 unauthenticated,                blocked",
        "550, 550 mailbox unavailable,                   refused",
        "554, 554 transaction failed,                    refused",
        "451, 451 4.7.1 greylisted,                      deferred",
        "452, 452 5.1.1 contradicts itself,              deferred",
        "421, 421 try later,                             deferred",
        "554, 554 Client host [87.5.1.2] blocked,        refused",
        "550, 550 Mailer 5.1.1 takes no e-mail,          refused",
        "550, 550 4.7.1 contradicts itself,              refused",
    })
    void hasTheReasonOfItsStatusCode(int code, String text, String reason) {
        assertThat(SmtpReply.of(code, text, false).reason()).isEqualTo(reason);
    }

    @Test
    void tellsTheSenderFromTheRecipient() {
        assertThat(SmtpReply.of(550, "550 5.1.1 no", true).reason()).isEqualTo("sender_refused");
    }
}
