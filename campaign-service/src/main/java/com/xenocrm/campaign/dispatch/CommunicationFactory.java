package com.xenocrm.campaign.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.ChannelTemplate;
import com.xenocrm.campaign.content.Tracking;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.engagement.TrackingLinks;
import com.xenocrm.campaign.frequency.Admission;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.Customer;

/** Renders the messages of a page and creates its log entries, suppressed ones with their reason. */
@Component
class CommunicationFactory {

    private final CommunicationLog communications;
    private final Suppressions suppressions;
    private final UnsubscribeLinks links;
    private final TrackingLinks tracking;
    private final Admission admission;
    private final PageRecount recount;

    CommunicationFactory(
            CommunicationLog communications,
            Suppressions suppressions,
            UnsubscribeLinks links,
            TrackingLinks tracking,
            Admission admission,
            PageRecount recount) {
        this.communications = communications;
        this.suppressions = suppressions;
        this.links = links;
        this.tracking = tracking;
        this.admission = admission;
        this.recount = recount;
    }

    /**
     * Creates the log entries of a page unless they exist, and returns the pending ones that may not have been
     * published.
     */
    List<Communication> open(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        List<Communication> toSend = page.opened()
                ? communications.pending(page.campaignId(), page.unpublished())
                : openEntries(campaign, recipients);
        if (toSend.size() < page.unpublished().size()) {
            recount.recount(page.pageId());
        }
        return toSend;
    }

    private List<Communication> openEntries(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        Map<String, Customer> customers =
                recipients.customers().stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        PageRendering rendering = new PageRendering(
                page,
                campaign.control(),
                ChannelTemplate.of(Objects.requireNonNull(campaign.message()), campaign.content()),
                campaign.content().tracking(),
                suppressions.among(
                        customers.values().stream().map(Addressee::of).toList()),
                recipients.readAt());
        List<LogEntry> written = page.customerIds().stream()
                .map(id -> rendering.entry(id, customers.get(id), links, tracking))
                .toList();
        return communications.open(admitted(written, rendering.now()));
    }

    /** Applies the frequency cap to the entries that would be sent; suppressed ones do not count against it. */
    private List<LogEntry> admitted(List<LogEntry> written, Instant now) {
        Map<String, String> toBeSent = written.stream()
                .filter(entry -> entry.communication() != null)
                .collect(Collectors.toMap(LogEntry::customerId, LogEntry::id));
        Set<String> admitted = admission.admit(toBeSent, now);
        return written.stream()
                .map(entry -> toBeSent.containsKey(entry.customerId()) && !admitted.contains(entry.customerId())
                        ? entry.suppressed("frequency_cap")
                        : entry)
                .toList();
    }

    /** @param suppressed suppressed customers, with the reasons */
    private record PageRendering(
            FrozenPage page,
            ControlGroup control,
            ChannelTemplate template,
            Tracking tracked,
            Map<Addressee, String> suppressed,
            Instant now) {

        LogEntry entry(String customerId, @Nullable Customer customer, UnsubscribeLinks links, TrackingLinks tracking) {
            if (customer == null) {
                return suppressed(customerId, "customer_gone");
            }
            String reason = suppressed.get(Addressee.of(customer));
            if (reason != null) {
                return suppressed(customerId, reason);
            }
            String unsubscribeUrl = links.of(LogEntry.id(page.campaignId(), customerId));
            return switch (template.render(customer, unsubscribeUrl)) {
                case Rendered.Message _
                when control.holdsOut(page.campaignId(), customerId) -> suppressed(customerId, "control_group");
                case Rendered.Message message -> toBeSent(customer, message, unsubscribeUrl, tracking);
                case Rendered.Unsendable(String unsendable) -> suppressed(customerId, unsendable);
            };
        }

        private LogEntry toBeSent(
                Customer customer, Rendered.Message message, String unsubscribeUrl, TrackingLinks tracking) {
            String id = LogEntry.id(page.campaignId(), customer.id());
            Communication communication = new Communication(
                    id,
                    page.campaignId(),
                    customer.id(),
                    customer.email(),
                    message.text(),
                    Communication.FIRST_ATTEMPT,
                    unsubscribeUrl,
                    tracking.in(message.content(), id, tracked));
            return new LogEntry(page.campaignId(), customer.id(), page.number(), communication, null, now);
        }

        private LogEntry suppressed(String customerId, String reason) {
            return LogEntry.suppressed(page.campaignId(), customerId, page.number(), reason, now);
        }
    }
}
