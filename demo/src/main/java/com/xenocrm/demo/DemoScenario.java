package com.xenocrm.demo;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.client.CrmException;
import com.xenocrm.client.CustomerView;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.console.Table;

/** Loads customers and orders, previews an audience, sends it a campaign, and asks the assistant about the outcome. */
final class DemoScenario {

    private static final Map<String, Object> RULES = Map.of(
            "all",
            List.of(
                    Map.of("field", "total_spend", "operator", ">", "value", 100),
                    Map.of("field", "visits_count", "operator", ">=", "value", 3)));
    private static final String MESSAGE = "Hi {{name}}, thank you for the music: 10% off your next CD.";
    private static final String SUBJECT = "{{name}}, a thank-you";
    /** Duration of a campaign during which services are killed, and its lowest rate a second. */
    private static final int SECONDS_OF_KILLS = 60;

    private static final long SLOWEST = 5;

    private final CrmClient crm;
    private final CdnowData data;
    private final Optional<SandboxMailbox> mailbox;
    private final Optional<ServiceKiller> killer;

    /**
     * Creates the scenario.
     *
     * @param mailbox where e-mails arrive; empty for the simulated channel
     * @param killer kills services while the campaign is sent; empty to spare them
     */
    DemoScenario(CrmClient crm, CdnowData data, Optional<SandboxMailbox> mailbox, Optional<ServiceKiller> killer) {
        this.crm = crm;
        this.data = data;
        this.mailbox = mailbox;
        this.killer = killer;
    }

    /** Runs the scenario; throws if a figure is wrong. */
    void run() {
        print("Loading real purchases of the web shop CDNOW, the last of them on " + data.lastPurchase());
        DataLoad load = new DataLoad(crm, data);
        boolean repeated = load.isRepeated();
        Rate customers = load.customers();
        Rate orders = load.orders();
        printSpending(load.spending());
        Rate messages = campaign();
        print("");
        print(
                repeated
                        ? "All customers and orders were loaded before, so their rate is not measured"
                        : "End to end: %s, %s".formatted(customers.text("customers"), orders.text("orders")));
        print("From launch to the last receipt, retries included: " + messages.text("messages"));
    }

    private static void printSpending(DataLoad.Spending spending) {
        String others = spending.others() > 0 ? " (without %d other customers)".formatted(spending.others()) : "";
        print("\nTotal spend: " + money(spending.total()) + others + "\n");
        Table top = new Table("top five", "email", "spend", "visits");
        spending.customers().stream()
                .sorted(Comparator.comparing(CustomerView::totalSpend).reversed())
                .limit(5)
                .forEach(customer -> top.row(
                        customer.name(),
                        customer.email(),
                        money(customer.totalSpend()),
                        Long.toString(customer.visitsCount())));
        top.print();
        print("\n  customers by spend");
        SpendHistogram.lines(spending.customers().stream()
                        .map(CustomerView::totalSpend)
                        .toList())
                .forEach(DemoScenario::print);
    }

    private Rate campaign() {
        long audience = crm.preview(RULES);
        print("\nPreview of total_spend > 100 AND visits_count >= 3: " + number(audience) + " customers");
        long start = System.nanoTime();
        long before = mailbox.map(SandboxMailbox::count).orElse(0L);
        String id = crm.createCampaign(properties(audience));
        print("Campaign " + id + ": \"" + MESSAGE + "\"");
        CampaignView campaign =
                ProgressMonitor.await(() -> checked(id), CampaignView::isFinal, ProgressMonitor.STALL_LIMIT);
        Rate rate = Rate.since(start, campaign.tally().audienceSize());
        print("");
        printResult(campaign, rate);
        if (!campaign.status().equals("completed") || campaign.tally().audienceSize() != audience) {
            throw new CommandFailure("The campaign ended as %s with an audience of %d; the preview had %d"
                    .formatted(campaign.status(), campaign.tally().audienceSize(), audience));
        }
        killer.ifPresent(finished -> LedgerCheck.run(crm, campaign, finished.total()));
        mailbox.ifPresent(sandbox -> printEmail(sandbox, before, campaign));
        new AssistantAnswers(crm).print(id);
        return rate;
    }

    private Map<String, Object> properties(long audience) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("name", "Good customers", "message", MESSAGE, "rules", RULES));
        if (mailbox.isPresent()) {
            properties.put("channel", "email");
            properties.put("subject", SUBJECT);
        }
        if (killer.isPresent()) {
            properties.put("max_send_rate", Math.max(SLOWEST, audience / SECONDS_OF_KILLS));
        }
        return properties;
    }

    private static void printEmail(SandboxMailbox sandbox, long before, CampaignView campaign) {
        long arrived = sandbox.count() - before;
        print("\nThe mail sandbox got %s e-mails; this is the latest:\n".formatted(number(arrived)));
        sandbox.latest().lines().forEach(line -> print("  | " + line));
        if (arrived != campaign.tally().sent()) {
            throw new CommandFailure("%d e-mails were sent, and %d arrived"
                    .formatted(campaign.tally().sent(), arrived));
        }
    }

    private CampaignView checked(String id) {
        CampaignView campaign = killer.isEmpty() ? crm.campaign(id) : afterRestart(id);
        if (!campaign.tally().addsUp()) {
            throw new CommandFailure("The tally does not add up: " + campaign.tally());
        }
        if (campaign.tally().pending() > 0) {
            killer.flatMap(ServiceKiller::kill).ifPresent(killed -> print("  %-32s  %s".formatted(killed, campaign)));
        }
        return campaign;
    }

    /** Reads the campaign; waits for as long as two restarts of a service may take on a busy machine. */
    private CampaignView afterRestart(String id) {
        try {
            return crm.campaign(id);
        } catch (CrmException _) {
            return crm.campaign(id);
        }
    }

    private static void printResult(CampaignView campaign, Rate rate) {
        Table table = new Table("campaign", campaign.status())
                .row("audience", number(campaign.tally().audienceSize()))
                .row("sent", number(campaign.tally().sent()))
                .row("failed", number(campaign.tally().failed()))
                .row("suppressed", number(campaign.tally().suppressed()));
        campaign.failureReasons().forEach((reason, count) -> table.row("  " + reason, number(count)));
        table.row("duration", String.format(Locale.ROOT, "%.1f s", rate.seconds()))
                .row("messages/s", number(rate.perSecond()))
                .print();
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
