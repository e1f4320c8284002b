package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Customer;
import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.campaign.page.PageRecount;
import com.xenocrm.campaign.template.MessageTemplate;
import com.xenocrm.campaign.template.Rendered;
import com.xenocrm.contracts.CommunicationRequested.Communication;

/** Writes a page's messages and opens their log entries; who cannot be written to gets an entry that says why. */
@Component
class LogOpening {

    private final CommunicationLog communications;
    private final PageRecount recount;
    private final Clock clock;

    LogOpening(CommunicationLog communications, PageRecount recount, Clock clock) {
        this.communications = communications;
        this.recount = recount;
        this.clock = clock;
    }

    /** What still has to be sent. A repeat opens nothing anew and answers what is pending, as first written. */
    List<Communication> open(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        MessageTemplate template = MessageTemplate.saved(Objects.requireNonNull(campaign.message()));
        Map<String, Customer> customers =
                recipients.customers().stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        Instant now = clock.instant();
        List<LogEntry> entries = page.customerIds().stream()
                .map(id -> entry(page, id, customers.get(id), template, now))
                .toList();
        List<Communication> toSend = communications.open(entries);
        if (entries.stream().anyMatch(entry -> entry.communication() == null)) {
            recount.recount(page);
        }
        return toSend;
    }

    private static LogEntry entry(
            FrozenPage page, String customerId, @Nullable Customer customer, MessageTemplate template, Instant now) {
        if (customer == null) {
            return LogEntry.suppressed(page.campaignId(), customerId, page.number(), "customer_gone", now);
        }
        return switch (template.render(customer)) {
            case Rendered.Message(String text) ->
                new LogEntry(
                        page.campaignId(),
                        customerId,
                        page.number(),
                        new Communication(
                                LogEntry.id(page.campaignId(), customerId),
                                page.campaignId(),
                                customerId,
                                customer.email(),
                                text),
                        null,
                        now);
            case Rendered.Unsendable(String reason) ->
                LogEntry.suppressed(page.campaignId(), customerId, page.number(), reason, now);
        };
    }
}
