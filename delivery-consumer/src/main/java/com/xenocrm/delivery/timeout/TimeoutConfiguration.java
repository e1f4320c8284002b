package com.xenocrm.delivery.timeout;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.campaigndata.page.PageConfiguration;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.delivery.receipt.RetryPolicy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeoutSettings.class)
@EnableScheduling
@Import({PageConfiguration.class, OverduePages.class, OverdueCommunications.class, CampaignCompletion.class})
class TimeoutConfiguration {

    @Bean
    ReceiptReminderJob.Requests reminderRequests(
            MessagePublisher publisher, RetryPolicy retries, TimeoutSettings settings) {
        return new ReceiptReminderJob.Requests(publisher, retries::delay, settings.receiptReminder());
    }
}
