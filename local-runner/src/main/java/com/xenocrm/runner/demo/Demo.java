package com.xenocrm.runner.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.xenocrm.runner.client.CampaignView;
import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.CustomerView;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Rate;
import com.xenocrm.runner.terminal.Table;
import com.xenocrm.runner.terminal.Terminal;

/** The main job through the public API: load customers and orders, ask for an audience, send it a campaign, watch it, talk about it. */
public final class Demo {

    private static final Map<String, Object> GOOD_CUSTOMERS = Map.of(
            "all",
            List.of(
                    Map.of("field", "total_spend", "operator", ">", "value", 100),
                    Map.of("field", "visits_count", "operator", ">=", "value", 3)));
    private static final String MESSAGE = "Hi {{name}}, thank you for the music: 10% off your next CD.";

    private final Terminal terminal;
    private final CrmClient crm;
    private final CdnowData data;

    public Demo(Terminal terminal, CrmClient crm, CdnowData data) {
        this.terminal = terminal;
        this.crm = crm;
        this.data = data;
    }

    /** The purchases that the options ask for. */
    public static CdnowData data(DemoOptions options, LocalDate today) {
        CdnowData all = CdnowData.load();
        CdnowData dated = options.keepDates() ? all : all.withLastPurchaseOn(today.minusDays(1));
        return options.slice().isPresent()
                ? dated.firstCustomers(options.slice().getAsInt())
                : dated;
    }

    /** Fails with a clear line when a figure is not what it must be. */
    public void run() {
        terminal.say("Loading real purchases of the web shop CDNOW; the last is of " + data.lastPurchase());
        Loading loading = new Loading(terminal, crm, data);
        boolean repeated = loading.isRepeated();
        Rate customers = loading.customers();
        Rate orders = loading.orders();
        Spending spending = loading.spending();
        tell(spending);
        requireTotal(spending.total());
        Sent sent = campaign();
        new Assistance(terminal, crm).show(sent.campaignId());
        terminal.say("");
        if (repeated) {
            terminal.say("All customers and orders were there already: no total has changed");
        } else {
            terminal.say("End to end: %s, %s".formatted(customers.text("customers"), orders.text("orders")));
        }
        terminal.say("From launch to final, the waits between attempts included: "
                + sent.rate().text("messages"));
    }

    private void tell(Spending spending) {
        terminal.say("");
        terminal.say("Total spend: " + money(spending.total())
                + (spending.others() > 0
                        ? " (without " + spending.others() + " customers that are not of the demo)"
                        : ""));
        terminal.say("");
        Table top = new Table("top five", "email", "spend", "visits");
        for (CustomerView customer : spending.top(5)) {
            top.row(
                    customer.name(),
                    customer.email(),
                    money(customer.totalSpend()),
                    Long.toString(customer.visitsCount()));
        }
        top.print(terminal);
        terminal.say("");
        terminal.say("  customers by spend");
        new SpendHistogram(spending.spends()).lines().forEach(terminal::say);
        terminal.say("");
    }

    private void requireTotal(BigDecimal total) {
        if (total.compareTo(data.totalSpend()) != 0) {
            throw new Failure("Total spend is " + money(total) + "; it must be " + money(data.totalSpend()));
        }
    }

    private Sent campaign() {
        long audience = crm.preview(GOOD_CUSTOMERS);
        terminal.say("Preview of total_spend > 100 AND visits_count >= 3: %,d customers".formatted(audience));
        long start = System.nanoTime();
        String id = crm.createCampaign("Good customers", MESSAGE, GOOD_CUSTOMERS);
        terminal.say("Campaign " + id + ": \"" + MESSAGE + "\"");
        CampaignView campaign = new CampaignWatch(terminal, crm).untilFinal(id);
        Rate rate = new Rate(campaign.tally().audienceSize(), Duration.ofNanos(System.nanoTime() - start));
        terminal.say("");
        table(campaign, rate).print(terminal);
        if (!campaign.status().equals("completed") || campaign.tally().audienceSize() != audience) {
            throw new Failure("The campaign ended as %s with an audience of %d; the preview had %d"
                    .formatted(campaign.status(), campaign.tally().audienceSize(), audience));
        }
        return new Sent(id, rate);
    }

    private static Table table(CampaignView campaign, Rate rate) {
        Table table = new Table("campaign", campaign.status())
                .row("audience", number(campaign.tally().audienceSize()))
                .row("sent", number(campaign.tally().sent()))
                .row("failed", number(campaign.tally().failed()));
        campaign.failureReasons().forEach((reason, count) -> table.row("  " + reason, number(count)));
        return table.row("duration", Rate.seconds(rate.duration())).row("messages/s", number(rate.perSecond()));
    }

    private record Sent(String campaignId, Rate rate) {}

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
