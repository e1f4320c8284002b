package com.xenocrm.email.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.email.report.MailReport.Finding;
import com.xenocrm.email.report.MailReport.Finding.Bounced;
import com.xenocrm.email.report.MailReport.Finding.Delivered;
import com.xenocrm.email.report.MailReport.Finding.Objected;
import com.xenocrm.email.report.MailReport.Finding.Undecided;
import com.xenocrm.email.report.MailReport.Finding.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;

class ReportReaderTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(textBlock = """
            postfix,                 bounced mailbox_not_found
            exim,                    bounced mailbox_full
            exchange,                bounced domain_not_found
            gmail,                   bounced mailbox_disabled
            qmail,                   bounced mailbox_not_found
            exim-without-report,     bounced blocked
            expired,                 bounced unreachable
            full-for-days,           bounced mailbox_full
            several-recipients,      bounced mailbox_not_found
            without-final-recipient, bounced mailbox_not_found
            without-action,          bounced domain_not_found
            without-status,          bounced refused
            base64-report,           bounced mailbox_not_found
            not-base64,              bounced mailbox_not_found
            wrong-charset,           bounced mailbox_not_found
            nested,                  bounced invalid_address
            truncated-in-original,   bounced mailbox_not_found
            message-id-only,         bounced mailbox_not_found
            delivered,               delivered
            delayed,                 undecided
            out-of-office,           undecided
            vacation-without-header, undecided
            arf,                     objected spam_complaint
            arf-redacted,            objected spam_complaint
            arf-opt-out,             objected unsubscribe
            arf-not-spam,            delivered
            arf-auth-failure,        undecided
            """)
    void tellsWhatBecameOfTheEmail(String sample, String finding) throws IOException {
        MailReport report = read(sample);

        assertThat(words(report.finding())).isEqualTo(finding);
        assertThat(report.tokens()).containsExactly(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "without-outcome, the report names no recipient's outcome",
        "empty-report, the report names no recipient's outcome",
        "truncated-in-report, the report names no recipient's outcome",
        "arf-without-type, the feedback has no type",
        "reply-of-a-person, the mail is no report",
        "forwarded-by-a-person, the mail is no report",
        "truncated-in-header, the mail cannot be read: ParseException",
        "no-boundary, the mail cannot be read: ParseException",
        "empty, the mail is no report",
        "binary, the mail is no report"
    })
    void setsAsideWhatTellsNothing(String sample, String why) throws IOException {
        assertThat(read(sample).finding()).isEqualTo(new Unreadable(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "arf"})
    void readsOnlyTheBeginningOfALargeMail(String sample) throws IOException {
        CountedStream tenMegabytes = new CountedStream(source(sample));

        MailReport report = ReportReader.read(tenMegabytes);

        assertThat(report.tokens()).containsExactly(TOKEN);
        assertThat(report.finding()).isNotInstanceOf(Unreadable.class);
        assertThat(tenMegabytes.read).isLessThan(1_000_000);
    }

    @Test
    void readsManyNestedPartsWithoutEnd() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }

        Finding finding = ReportReader.read(
                        new ByteArrayInputStream(nested.toString().getBytes(StandardCharsets.US_ASCII)))
                .finding();

        assertThat(finding).isEqualTo(new Unreadable("the mail is no report"));
    }

    private static MailReport read(String sample) throws IOException {
        try (InputStream in = source(sample)) {
            return ReportReader.read(in);
        }
    }

    private static InputStream source(String sample) {
        return Objects.requireNonNull(ReportReaderTest.class.getResourceAsStream("/reports/" + sample + ".eml"));
    }

    private static String words(Finding finding) {
        return switch (finding) {
            case Bounced(String reason) -> "bounced " + reason;
            case Objected(String reason) -> "objected " + reason;
            case Delivered _ -> "delivered";
            case Undecided _ -> "undecided";
            case Unreadable(String why) -> why;
        };
    }

    /** A mail that goes on for ten megabytes. */
    private static final class CountedStream extends InputStream {

        private final InputStream source;
        private int read;

        private CountedStream(InputStream beginning) {
            InputStream line = new ByteArrayInputStream("x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
            source = new SequenceInputStream(Collections.enumeration(List.of(beginning, line)));
        }

        @Override
        public int read() throws IOException {
            read++;
            return source.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = source.read(into, from, length);
            read += Math.max(count, 0);
            return count;
        }
    }
}
