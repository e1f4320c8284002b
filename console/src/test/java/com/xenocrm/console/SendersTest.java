package com.xenocrm.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class SendersTest extends ConsoleTest {

    @Test
    void tellASandboxFromRealDelivery() {
        show("/settings/senders");

        assertThat(row("E-mail")).containsText("nobody: a sandbox keeps every message");
        assertThat(row("E-mail")).containsText("waits");
        assertThat(row("Vendor by HTTP")).containsText("real people");
        assertThat(row("Vendor by HTTP")).containsText("silent");
    }

    @Test
    void sayWhatIsMissingInTheDns() {
        show("/settings/senders");

        assertThat(row("DMARC")).containsText("wrong");
        assertThat(row("DMARC")).containsText("TXT _dmarc.shop.example: v=DMARC1; p=none");
        assertThat(row("SPF")).containsText("right");
    }

    @Test
    void lookUpNothingForViewers() {
        API.answers("GET /auth/me", 200, """
                {"success": true, "data": {"_id": "u-3", "email": "v@example.com", "name": "V", "role": "viewer"}}""");
        API.answers("GET /api/senders/check", 403, "{\"success\": false, \"message\": \"Not allowed\"}");

        show("/settings/senders");

        assertThat(row("E-mail")).isVisible();
        assertThat(page.getByText("DNS records of the sending domain")).hasCount(0);
    }

    @Test
    void explainThemselvesBeforeTheFirst() {
        API.answers("GET /api/senders", 200, "{\"success\": true, \"data\": []}");

        show("/settings/senders");

        assertThat(page.getByText("No sender has reported itself yet")).isVisible();
    }

    @Test
    void showAnEmailOfTheSandboxInEachForm() {
        show("/settings/senders");

        button("Hi Anjali").click();
        assertThat(page.frameLocator("dialog iframe").getByText("Hi Anjali")).isVisible();
        button("Text").click();
        assertThat(page.locator("dialog pre")).hasText("Hi Anjali, as text");
        button("Headers").click();
        assertThat(page.locator("dialog pre")).containsText("List-Unsubscribe: <https://shop.example/u/1>");
        button("Source").click();
        assertThat(page.locator("dialog pre")).containsText("raw");

        assertThat(page.locator("dialog").getByText("Shop <news@shop.example>").first())
                .isVisible();
        Assertions.assertThat(page.evaluate("String(window.ran)")).isEqualTo("undefined");
    }

    @Test
    void showAnEmailWithoutDesignAsText() {
        show("/settings/senders");

        button("(no subject)").click();

        assertThat(page.locator("dialog pre")).hasText("Only text <b>here</b>");
        assertThat(button("Design")).hasCount(0);
    }

    @Test
    void showNoInboxWhereEmailsReachPeople() {
        API.answers("GET /api/senders", 200, """
                {"success": true, "data": [{"channel": "email", "health": "ok", "last_seen_at": "2026-11-29T18:41:10Z",
                 "sandbox": false, "domain": "shop.example"}]}""");

        show("/settings/senders");

        assertThat(row("E-mail")).containsText("real people");
        assertThat(page.getByText("Inbox of the mail sandbox")).hasCount(0);
    }

    private Locator row(String text) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(text))
                .first();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
