package com.xenocrm.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class CustomerListTest extends ConsoleTest {

    private static final String DONE = "{\"success\": true, \"data\": {}}";

    @Test
    void stopsWritingToTheChosenCustomers() {
        API.answers("POST /api/suppressions", 200, DONE);
        show("/customers");

        page.getByLabel("Choose Boris Gomez").check();
        page.getByLabel("Choose Anjali Weber").check();
        button("Do not write").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Do not write"))
                .click();

        assertThat(page.getByText("These addresses are suppressed now.")).isVisible();
        assertThat(API.requests("POST", "/api/suppressions").getFirst().body())
                .isEqualTo("[{\"email\":\"customer00001@example.com\",\"reason\":\"suppressed\"},"
                        + "{\"email\":\"customer00003@example.com\",\"reason\":\"suppressed\"}]");
    }

    @Test
    void addsATagToTheChosenCustomers() {
        API.answers("PATCH /api/customers/00001", 202, DONE);
        API.answers("PATCH /api/customers/00003", 202, DONE);
        show("/customers");

        tagBoth();

        assertThat(page.getByText("Accepted")).isVisible();
        assertThat(page.getByLabel("Choose Boris Gomez")).not().isChecked();
        assertThat(API.requests("PATCH", "/api/customers/00001").getFirst().body())
                .isEqualTo("{\"tags_add\":[\"vip\"]}");
    }

    @Test
    void goesOnAfterARefusalAndSaysWhoWasRefusedAndWhy() {
        API.answers("PATCH /api/customers/00001", 403, "{\"success\": false, \"message\": \"Not this one\"}");
        API.answers("PATCH /api/customers/00003", 202, DONE);
        show("/customers");

        tagBoth();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("1 of 2 was refused");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Boris Gomez: Not this one");
        assertThat(page.getByLabel("Choose Boris Gomez")).isChecked();
        assertThat(page.getByLabel("Choose Anjali Weber")).not().isChecked();
        assertThat(API.requests("PATCH", "/api/customers/00003")).hasSize(1);
    }

    @Test
    void offersAViewerNothingToDo() {
        API.answers("GET /auth/me", 200, """
                {"success": true, "data": {"_id": "u-3", "email": "vic@example.com", "name": "Vic", "role": "viewer"}}""");

        show("/customers");

        assertThat(page.getByText("Boris Gomez")).isVisible();
        assertThat(page.locator("input[type=checkbox]")).hasCount(0);
    }

    private void tagBoth() {
        page.getByLabel("Choose Boris Gomez").check();
        page.getByLabel("Choose Anjali Weber").check();
        page.getByLabel("Tag", new Page.GetByLabelOptions().setExact(true)).fill("vip");
        button("Add tag").click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
