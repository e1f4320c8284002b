package com.xenocrm.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

    private Locator row(String text) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(text))
                .first();
    }
}
