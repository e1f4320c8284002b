package com.xenocrm.console;

import java.util.List;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests modules without their own page. */
class ModulesTest extends ModuleTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-07T09:00, Europe/Berlin,    2026-12-07T08:00:00.000Z",
        "2026-07-06T09:00, Europe/Berlin,    2026-07-06T07:00:00.000Z",
        "2026-03-29T03:00, Europe/Berlin,    2026-03-29T01:00:00.000Z",
        "2026-12-07T09:00, Asia/Kolkata,     2026-12-07T03:30:00.000Z",
        "2026-12-07T09:00, America/New_York, 2026-12-07T14:00:00.000Z",
    })
    void readsALocalTimeInItsZone(String scheduleAt, String timeZone, String instant) {
        Object found = run(
                "pages/composer/draft.js",
                "(m, [scheduleAt, timeZone]) => new Date(m.instantOf({scheduleAt, timeZone})).toISOString()",
                List.of(scheduleAt, timeZone));

        assertThat(found).isEqualTo(instant);
    }

    @Test
    void showsTheDayOfARuleInEveryZone() {
        open(new Browser.NewContextOptions().setTimezoneId("America/New_York"));

        Object shown = run("base/format.js", "(m, days) => days.map(m.day).join()", List.of("2026-11-29", "not a day"));

        assertThat(shown).isEqualTo("29 Nov 2026,not a day");
    }

    @Test
    void readsTheHeadOfAFileAsSpreadsheetsWriteIt() {
        Object found = run(
                "pages/imports/csv.js",
                "(m, text) => JSON.stringify(m.head(text))",
                "\ufeffName;\"E;mail\";Note\r\n\"Ann \"\"A\"\"\";a@example.com;\"two\nlines\"\r\n\r\nBob;b@example.com;\r\n");

        assertThat(found).isEqualTo("""
                {"delimiter":"semicolon","header":["Name","E;mail","Note"],\
                "rows":[["Ann \\"A\\"","a@example.com","two\\nlines"],["Bob","b@example.com",""]]}""");
    }

    @Test
    void suggestsWhatColumnsBecome() {
        Object found = run(
                "pages/imports/mapping.js",
                "(m, header) => JSON.stringify([m.kindOf(header), m.suggest('customers', header)])",
                List.of("First Name", "Email", "Phone", "Total Spent", "Tags", "Accepts Marketing"));

        assertThat(found).isEqualTo("""
                ["customers",{"First Name":"name","Email":"email","Phone":"phone","Total Spent":"total_spend","Tags":"tags",\
                "Accepts Marketing":"accepts_marketing"}]""");
    }

    @Test
    void tellsOrdersByTheirColumns() {
        Object found = run(
                "pages/imports/mapping.js",
                "(m, header) => m.kindOf(header)",
                List.of("Order ID", "Email", "Total", "Date"));

        assertThat(found).isEqualTo("orders");
    }

    @Test
    void protectsSpreadsheetsFromFormulas() {
        Object found = run("parts/save.js", "(m) => m.csv(['a', 'b'], [['=1+1', 'x,\"y\"'], [-5, null]])", null);

        assertThat(found).isEqualTo("a,b\r\n'=1+1,\"x,\"\"y\"\"\"\r\n-5,");
    }

    @Test
    void sendsOnlyWhatDiffersOfACustomer() {
        Object change = run("pages/customers/edit.js", """
                (m) => JSON.stringify(m.changeOf(
                  {name: 'Ann', email: 'a@example.com', phone: '1', tags: ['old', 'vip'], attributes: {city: 'Pune', points: 3, gone: 'x'}},
                  {name: 'Ann', email: 'a@example.com', phone: '', tags: 'vip, new', attributes: [
                    {key: 'city', value: 'Pune'}, {key: 'points', value: '4'}, {key: 'gone', value: ''}, {key: 'fresh', value: '7'}]}))""", null);

        assertThat(change).isEqualTo("""
                {"phone":null,"tags_add":["new"],"tags_remove":["old"],"attributes":{"points":4,"gone":null,"fresh":"7"}}""");
    }
}
