package com.xenocrm.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CrmClient;
import com.xenocrm.testkit.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Does a marketer's main jobs in the console of the running system. */
@ExtendWith(WholeSystem.class)
class ConsoleTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CUSTOMERS = 40;

    private final String tag = "tag-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> log = new ArrayList<>();

    private BrowserContext context;
    private Page page;
    private CrmClient crm;

    @BeforeEach
    void signIn(WholeSystem system) {
        crm = system.admin();
        context = Chromium.startedFor(getClass())
                .newContext(new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(120_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(120_000);
        page = context.newPage();
        page.onPageError(log::add);
        page.navigate(system.gateway() + "#/segments");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Google"))
                .click();
        page.getByLabel("Email").fill("marketer@example.com");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(heading("Segments")).isVisible();
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void buildsASegmentAndExplainsIt() {
        storeCustomers();

        link("New segment").click();
        chooseTag();
        assertThat(page.locator(".audience .count strong")).hasText(String.valueOf(CUSTOMERS));
        page.getByLabel("Name").fill("Segment " + tag);
        button("Save segment").click();
        assertThat(heading("Segment " + tag)).isVisible();
        page.getByLabel("Email, id or customer number").fill(tag + "-1@example.com");
        button("Explain").click();

        assertThat(page.getByText("is in this segment.")).isVisible();
        assertThat(log).isEmpty();
    }

    @Test
    void launchesACampaignWithAControlGroupAndShowsItsResults() {
        storeCustomers();

        page.navigate(page.url().replaceAll("#.*", "#/campaigns/new"));
        page.getByLabel("Name of the campaign").fill("Campaign " + tag);
        chooseTag();
        link(Pattern.compile("^Next: Message")).click();
        page.locator("textarea").fill("Hi {{ first_name }}");
        page.locator(".device").scrollIntoViewIfNeeded();
        assertThat(page.frameLocator("iframe").locator("p")).hasText("Hi Ann");
        link(Pattern.compile("^Next: When")).click();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Another share"))
                .check();
        page.getByLabel("Per cent").fill("50");
        link(Pattern.compile("^Next: Review")).click();
        button("Launch").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Launch").setExact(true))
                .click();
        assertThat(page.getByText("All " + CUSTOMERS + " settled")).isVisible();
        buyOnce();
        link("Results").click();

        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Control group")))
                .isVisible();
        assertThat(page.getByText("The campaign earned about")).isVisible();
        link("Recipients").click();
        page.getByLabel("Status").selectOption("SUPPRESSED");
        assertThat(page.getByText("Held out at random, to measure what the campaign adds")
                        .first())
                .isVisible();
        assertThat(log).isEmpty();
    }

    @Test
    void importsAFileAndShowsWhatWasRejected() {
        page.navigate(page.url().replaceAll("#.*", "#/imports"));

        page.locator("input[type=file]").setInputFiles(new FilePayload("shop.csv", "text/csv", """
                Full Name;E-Mail;Total Spent
                Ann %1$s;%1$s-a@example.com;12,50
                Bob %1$s;%1$s-b@example.com;7,00
                Eve %1$s;no address;7,00
                """.formatted(tag)
                .getBytes(StandardCharsets.UTF_8)));
        button("Import").click();
        assertThat(page.getByText("100% done")).isVisible();
        assertThat(link("Download rejected rows")).isVisible();
        await().atMost(PATIENCE).until(() -> found("/api/customers?email=" + tag + "-b@example.com") == 1);
        page.navigate(page.url().replaceAll("#.*", "#/customers"));
        page.getByLabel("Search").fill("ann " + tag);

        assertThat(page.getByText(tag + "-a@example.com")).isVisible();
        assertThat(page.getByText("$12.50")).isVisible();
        assertThat(log).isEmpty();
    }

    private void storeCustomers() {
        crm.post(
                "/api/ingest/customers",
                Map.of(
                        "customers",
                        IntStream.range(0, CUSTOMERS)
                                .mapToObj(i -> Map.of(
                                        "name",
                                        "Ann " + i,
                                        "email",
                                        tag + "-" + i + "@example.com",
                                        "tags",
                                        List.of(tag)))
                                .toList()));
        await().atMost(PATIENCE).until(() -> crm.preview(rule()) == CUSTOMERS);
    }

    private Map<String, Object> rule() {
        return Map.of("field", "tags", "operator", "=", "value", tag);
    }

    /** One order of everybody who was written to, and different amounts, so that there is a difference to measure. */
    private void buyOnce() {
        String campaign = page.url().replaceAll(".*/campaigns/|[?].*", "");
        List<Map<String, Object>> orders = new ArrayList<>();
        crm.forEach("/api/campaigns/" + campaign + "/recipients", recipient -> {
            if (recipient.path("status").asString().equals("SENT")) {
                orders.add(Map.of(
                        "order_id", tag + orders.size(),
                        "customer_id", recipient.path("customer_id").asString(),
                        "total_price", 50 + orders.size(),
                        "order_date", Instant.now().plusSeconds(1).toString(),
                        "products", List.of(Map.of("product_id", "p", "price", 50))));
            }
        });
        crm.post("/api/ingest/orders", Map.of("orders", orders));
        await().atMost(PATIENCE)
                .until(() -> crm.get("/api/campaigns/" + campaign + "/results?days=7")
                                .at("/data/attributed/orders")
                                .asInt()
                        == orders.size());
    }

    private void chooseTag() {
        page.getByLabel("Field").selectOption("tags");
        page.getByLabel("Value").fill(tag);
    }

    private int found(String path) {
        return crm.get(path).path("count").asInt();
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(Pattern name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
