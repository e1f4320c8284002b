package com.xenocrm.email.sending;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import jakarta.mail.internet.AddressException;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

import com.xenocrm.campaigndata.sender.Sender;
import com.xenocrm.campaigndata.sender.SenderHeartbeat;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.email.attempt.AttemptTokens;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.DomainRate;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.message.MailSettings;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.email.smtp.SmtpSettings;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.settings.InvalidSettingException;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmtpSettings.class, MailSettings.class, DkimSettings.class})
@Import({Senders.class, SuppressionConfiguration.class})
class EmailConfiguration {

    private static final String LOCAL_SENDER = "Xeno CRM <crm@xeno.example>";

    /** Requires a sender for an SMTP server; nothing is sent without a server. */
    @Bean
    EmailMessages emailMessages(
            MailSettings settings,
            SmtpSettings smtp,
            DkimSettings dkim,
            AttemptTokens tokens,
            Clock clock,
            @Value("${crm.local}") boolean local)
            throws AddressException {
        if (settings.from().isEmpty() && !smtp.uri().isEmpty() && !local) {
            throw new InvalidSettingException("MAIL_FROM", "is missing: the sender, such as Shop <news@shop.example>");
        }
        String from = settings.from().isEmpty() ? LOCAL_SENDER : settings.from();
        return new EmailMessages(
                new MailSettings(
                        from,
                        settings.replyTo(),
                        settings.bounceAddress(),
                        settings.domainRates(),
                        settings.retryDelay()),
                tokens,
                dkim,
                clock);
    }

    @Bean
    SmtpConnections smtpConnections(SmtpSettings settings, EmailMessages messages) {
        return new SmtpConnections(settings, messages.domain());
    }

    @Bean(destroyMethod = "close")
    ExecutorService sendingThreads(SmtpSettings settings) {
        return Executors.newFixedThreadPool(
                settings.connections(), Thread.ofVirtual().name("smtp-", 0).factory());
    }

    @Bean
    EmailSending emailSending(
            Attempts attempts,
            SuppressedRecipients suppressed,
            EmailDelivery delivery,
            Receipts receipts,
            SendingMetrics metrics) {
        return new EmailSending(attempts, suppressed, delivery, receipts, metrics);
    }

    @Bean
    SendingMetrics sendingMetrics(MeterRegistry meters) {
        return new SendingMetrics(meters, "crm.emails", "crm.smtp.unavailable");
    }

    @Bean
    SuppressedRecipients suppressedRecipients(Suppressions suppressions, Clock clock) {
        return new SuppressedRecipients(suppressions, clock);
    }

    @Bean
    SendingConsumer emailConsumer(
            EmailSending sending, ExecutorService sendingThreads, MessagePublisher publisher, SendingMetrics metrics) {
        return new SendingConsumer(sending, sendingThreads, publisher, metrics);
    }

    @Bean
    RecipientDomains recipientDomains(MailSettings settings, Clock clock, MeterRegistry meters) {
        RecipientDomains domains = new RecipientDomains(DomainRate.of(settings.domainRates()), clock);
        meters.gauge("crm.email.domains.paused", domains, RecipientDomains::paused);
        return domains;
    }

    @Bean
    EmailDelivery emailDelivery(
            EmailMessages messages,
            SmtpConnections connections,
            Attempts attempts,
            RecipientDomains domains,
            SmtpSettings settings,
            Clock clock) {
        return new EmailDelivery(messages, connections, attempts, domains, settings.longestAttempt(), clock);
    }

    @Bean
    Receipts receipts(EmailMessages messages, MailSettings settings) {
        return new Receipts(messages, settings.retryDelay());
    }

    @Bean
    SenderHeartbeat senderHeartbeat(
            Senders senders, SmtpSettings settings, EmailMessages messages, SendingMetrics metrics) {
        return new SenderHeartbeat(
                senders,
                Channel.EMAIL,
                !settings.uri().isEmpty(),
                () -> new Sender.Report(settings.isSandbox(), metrics.isUnavailable(), messages.identity()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> emailRequested(BatchListener listener, SendingConsumer emailConsumer) {
        return listener.batches(Exchanges.EMAILS_TO_SEND, CommunicationRequested.class, emailConsumer);
    }
}
