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

import com.xenocrm.campaigndata.sender.SenderHeartbeat;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.message.MailSettings;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.email.smtp.SmtpSettings;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.settings.InvalidSettingException;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmtpSettings.class, MailSettings.class})
@Import({Senders.class, SuppressionConfiguration.class})
class EmailConfiguration {

    private static final String LOCAL_SENDER = "Xeno CRM <crm@xeno.example>";

    /** Without an SMTP server nothing is sent, so no sender is needed. */
    @Bean
    EmailMessages emailMessages(
            MailSettings settings, SmtpSettings smtp, Clock clock, @Value("${crm.local}") boolean local)
            throws AddressException {
        if (settings.from().isEmpty() && !smtp.uri().isEmpty() && !local) {
            throw new InvalidSettingException("MAIL_FROM", "is missing: the sender, such as Shop <news@shop.example>");
        }
        String from = settings.from().isEmpty() ? LOCAL_SENDER : settings.from();
        return new EmailMessages(
                new MailSettings(from, settings.replyTo(), settings.bounceAddress(), settings.retryDelay()), clock);
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
    EmailConsumer emailConsumer(
            Attempts attempts,
            Suppressions suppressions,
            EmailDelivery delivery,
            Receipts receipts,
            MessagePublisher publisher,
            EmailConsumer.Sending sending) {
        return new EmailConsumer(attempts, suppressions, delivery, receipts, publisher, sending);
    }

    @Bean
    EmailConsumer.Sending sending(ExecutorService sendingThreads, MeterRegistry meters) {
        return new EmailConsumer.Sending(sendingThreads, new EmailMetrics(meters));
    }

    @Bean
    EmailDelivery emailDelivery(
            EmailMessages messages,
            SmtpConnections connections,
            Attempts attempts,
            SmtpSettings settings,
            Clock clock) {
        return new EmailDelivery(messages, connections, attempts, settings.longestAttempt(), clock);
    }

    @Bean
    Receipts receipts(EmailMessages messages, MailSettings settings, Clock clock) {
        return new Receipts(messages, settings.retryDelay(), clock);
    }

    @Bean
    SenderHeartbeat senderHeartbeat(Senders senders, SmtpSettings settings) {
        return new SenderHeartbeat(senders, Channel.EMAIL, !settings.uri().isEmpty());
    }

    @Bean
    Consumer<Message<List<byte[]>>> emailRequested(BatchListener listener, EmailConsumer emailConsumer) {
        return listener.batches(Exchanges.EMAILS_TO_SEND, CommunicationRequested.class, emailConsumer);
    }
}
