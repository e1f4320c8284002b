package com.xenocrm.campaigndata.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTemplateTest {

    private static final String LINK = "https://crm.example/unsubscribe/t";
    private static final Customer ANN = new Customer(
            "c1",
            "Ann {{ email }} Lee",
            "ann@x.com",
            null,
            new BigDecimal("120.50"),
            3,
            Instant.parse("2026-11-20T23:59:59Z"),
            List.of(),
            Map.of("city", "{name} {{ email }}", "score", 12345678.5, "visits", 7L),
            null);

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    Hi {{name}}!                                                  ~ Hi Ann {{ email }} Lee!
                    Hi {first_name}, {phone}{ unknown } {other} {}               ~ Hi Ann, { unknown } {other} {}
                    {{ total_spend }} in {{visits_count}} since {last_active_at}  ~ 120.50 in 3 since 2026-11-20
                    {{ phone | default: "no }} phone" }}                          ~ no }} phone
                    {% if total_spend > 100 and phone == nil %}VIP{% else %}-{% endif %} ~ VIP
                    {%- case visits_count -%}{% when 3 %}three{% endcase %}       ~ three
                    {{ last_active_at | date: "%d %b %Y" }}                       ~ 20 Nov 2026
                    {{ first_name | upcase | append: '!' }}                       ~ ANN!
                    {{ attributes.city }}, {attributes.city}                      ~ {name} {{ email }}, {name} {{ email }}
                    {{ attributes.score }}{{ attributes.size }} {attributes.none | 1} ~ 12345678.5 {attributes.none | 1}
                    {% if attributes.score > 10 %}{{ attributes.none | default: "there" }}{% endif %} ~ there
                    {{ total_spend | divided_by: 3 | round: 2 }}                  ~ 40.17
                    """)
    void personalisesBothSpellings(String template, String message) {
        var checked = MessageTemplate.check(template, "message");

        var rendered = MessageTemplate.saved(checked).render(ANN, LINK);

        assertThat(rendered).isEqualTo(new Rendered.Message(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    Hi {{ nmae }}                             ~ unknown variable 'nmae'       ~ line 1, column 7
                    Hi {name},\\n\\n{{ name | shout }}        ~ unknown filter 'shout'        ~ line 3, column 11
                    Hi {{ name                                ~ '{{' is not closed            ~ line 1, column 4
                    {% if name                                ~ '{%' is not closed            ~ line 1, column 1
                    {name} {% if name %}                      ~ is not valid Liquid           ~ line 1, column 8
                    {name}\\n {% endif %}                     ~ is not valid Liquid           ~ line 2, column 2
                    {{ name name }}                           ~ is not valid Liquid           ~ line 1, column 1
                    {{ }}                                     ~ there is no variable          ~ line 1, column 3
                    {{ name.size }}                           ~ unknown variable 'name.size'  ~ line 1, column 4
                    {{ 😀 }}                                  ~ '😀' is not understood       ~ line 1, column 4
                    {{ name | default: “friend }}             ~ '“' is a curly quote without  ~ line 1, column 20
                    {{{name}}}                                ~ '{' is not understood         ~ line 1, column 3
                    {% for i in (1..9) %}{% endfor %}         ~ unknown tag 'for'             ~ line 1, column 4
                    {% assign name = 1 %}                     ~ unknown tag 'assign'          ~ line 1, column 4
                    {% include 'x' %}                         ~ unknown tag 'include'         ~ line 1, column 4
                    {{ attributes.City }}                     ~ unknown variable 'attributes.City' ~ line 1, column 4
                    {{ total_spend | round: 100000000 }}      ~ 'round' takes a number        ~ line 1, column 25
                    {{ total_spend | round: visits_count }}   ~ 'round' takes a number        ~ line 1, column 25
                    {{ last_active_at | date: '%9999999d' }}  ~ 'date' takes a format         ~ line 1, column 27
                    {{ last_active_at | date: '%-09N' }}      ~ 'date' takes a format         ~ line 1, column 27
                    {{ last_active_at | date: name }}         ~ 'date' takes a format         ~ line 1, column 27
                    {{ name | replace: 'a', name }}           ~ unknown filter 'replace'      ~ line 1, column 11
                    """)
    void refusesATemplateThatCannotWorkAndSaysWhere(String template, String what, String where) {
        String text = template.replace("\\n", "\n");

        assertThatThrownBy(() -> MessageTemplate.check(text, "message_template"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("message_template: " + what)
                .hasMessageEndingWith(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    {{ attributes.text | truncate: 4, '' }}      ~ a😀👍🏽
                    {{ attributes.text | truncate: 3, '' }}      ~ a😀
                    {{ attributes.text | truncate: 5, '…' }}     ~ a😀👍🏽…
                    {{ attributes.text | truncate: 6 }}          ~ a😀...
                    {{ attributes.text | truncate: 9 }}          ~ a😀👍🏽 b...
                    {{ attributes.text | truncate: 2, '12345' }} ~ 12345
                    {{ attributes.text | truncate }}             ~ a😀👍🏽 b😀👨‍👩‍👧
                    {{ attributes.text | truncatewords: 1, '' }} ~ a😀👍🏽
                    {{ attributes.text | capitalize }}           ~ A😀👍🏽 b😀👨‍👩‍👧
                    """)
    void cutsTextBetweenWholeCharacters(String template, String message) {
        var customer = with(Map.of("text", "a😀👍🏽 b😀👨‍👩‍👧"));

        var rendered = render(template, customer);

        assertThat(rendered).isEqualTo(new Rendered.Message(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    Hi *|FNAME|*,                → '*|FNAME|*' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi { name },                 → '{ name }' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi {FirstName},              → '{FirstName}' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi {name|there},             → '{name|there}' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi {!Contact.FirstName},     → '{!Contact.FirstName}' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi %FIRSTNAME%,              → '%FIRSTNAME%' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi %recipient.name%,         → '%recipient.name%' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi %%First Name%%,           → '%%First Name%%' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi [[ name ]],               → '[[ name ]]' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi [First Name],             → '[First Name]' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi [firstname,fallback=you]! → '[firstname,fallback=you]' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi <<name>>,                 → '<<name>>' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi «name»,                   → '«name»' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi <%= name %>,              → '<%= name %>' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi -name-,                   → '-name-' is no variable and is sent as it is; write {{ name }} at line 1, column 4
                    Hi ~Contact.FirstName~,      → '~Contact.FirstName~' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Hi {!$contact.FirstName},    → '{!$contact.FirstName}' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4
                    Bye [Unsubscribe]            → '[Unsubscribe]' is no variable and is sent as it is; write {{ unsubscribe_url }} at line 1, column 5
                    Bye <unsubscribe link>       → '<unsubscribe link>' is no variable and is sent as it is; write {{ unsubscribe_url }} at line 1, column 5
                    Bye %unsubscribe_url%        → '%unsubscribe_url%' is no variable and is sent as it is; write {{ unsubscribe_url }} at line 1, column 5
                    Hi #{name},                  → '#{name}' keeps its '#' before the value; write {{ name }} at line 1, column 4
                    [unsubscribe]({{ unsubscribe_url }}) → ``
                    From *|COMPANY|*             → '*|COMPANY|*' is no variable and is sent as it is; variables are written as {{ name }} at line 1, column 6
                    Hi ${name},                  → '${name}' keeps its '$' before the value; write {{ name }} at line 1, column 4
                    Hi ${first_name} ${nmae}     → '${first_name}' keeps its '$' before the value; write {{ first_name }} at line 1, column 4 / '${nmae}' is no variable and is sent as it is; variables are written as {{ name }} at line 1, column 18
                    {{ name | default: “it's” }} → “it's” has curly quotes, which are read as straight ones at line 1, column 20
                    {% if name == ‘Ann’ %}A{% endif %}B → ‘Ann’ has curly quotes, which are read as straight ones at line 1, column 15
                    {name} spent ${total_spend}, {{ phone | default: "“none” %FNAME%" }} 50% off, 20%* → ``
                    He said “hi” for 10%-20% {} { } → ``
                    """)
    void warnsOfWhatOtherToolsWouldReplace(String template, String warnings) {
        var found = MessageTemplate.warnings(MessageTemplate.check(template, "message"), "message");

        assertThat(String.join(
                        " / ", found.stream().map(TemplateProblem::message).toList()))
                .isEqualTo(warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u001bb", "a\u0085b", "a\u007f"})
    void refusesControlCharacters(String template) {
        assertThatThrownBy(() -> MessageTemplate.check(template, "message"))
                .isInstanceOf(Refusal.class)
                .hasMessage("message: holds a control character");
        assertThat(MessageTemplate.check("a\r\n\tb", "message")).isEqualTo("a\r\n\tb");
    }

    @Test
    void readsCurlyQuotesInTagsAsStraightOnes() {
        String template = "Hi {{ attributes.none | default: “it's you” | append: ‘!’ }} “{{ first_name }}”";

        var rendered = render(template, ANN);

        assertThat(rendered).isEqualTo(new Rendered.Message("Hi it's you! “Ann”"));
        assertThat(MessageTemplate.warnings("Hi\n{{ name | default: “x” }}", "body"))
                .containsExactly(new TemplateProblem(
                        "body", "“x” has curly quotes, which are read as straight ones at line 2, column 20", 2, 20));
        assertThat(MessageTemplate.warnings("{{ nmae }} *|FNAME|*", "body")).isEmpty();
    }

    @Test
    void namesTheFieldTheLineAndTheColumn() {
        assertThatThrownBy(() -> MessageTemplate.check("Hi\n {{ nmae }}", "message"))
                .extracting(refusal -> ((Refusal) refusal).data())
                .isEqualTo(Map.of(
                        "errors",
                        List.of(new TemplateProblem(
                                "message",
                                "unknown variable 'nmae' (known: name, first_name, email, phone, total_spend,"
                                        + " visits_count, last_active_at, unsubscribe_url, attributes.…) at line 2, column 5",
                                2,
                                5))));
    }

    @Test
    void refusesAMessageThatIsEmptyTooLongOrCannotBeRendered() {
        String deep = "{% if name %}".repeat(21) + "x" + "{% endif %}".repeat(21);
        String chain = "{% if name" + " and name".repeat(50) + " %}x{% endif %}";

        assertThatThrownBy(() -> MessageTemplate.check(" ", "message")).hasMessageContaining("blank");
        assertThatThrownBy(() -> MessageTemplate.check("x".repeat(4_001), "message"))
                .hasMessageContaining("4000");
        assertThatThrownBy(() -> MessageTemplate.check("{{ name | truncate: 'x' }}", "message"))
                .hasMessageContaining("cannot be rendered");
        assertThatThrownBy(() -> MessageTemplate.check("{{ total_spend | divided_by: visits_count }}", "message"))
                .hasMessageContaining("cannot be rendered");
        assertThatThrownBy(() -> MessageTemplate.check(deep, "message")).hasMessageContaining("deeper than 20");
        assertThatThrownBy(() -> MessageTemplate.check(chain, "message")).hasMessageContaining("more than 100 words");
    }

    @Test
    void comesToNothingForACustomerWhomItDoesNotSuit() {
        String guarded = "{% if visits_count > 0 %}{{ total_spend | divided_by: visits_count }}{% endif %}";
        var long1024 = with(Map.of("text", "x".repeat(1_024)));

        assertThat(render("{{ attributes.text }}".repeat(20), long1024))
                .isEqualTo(new Rendered.Unsendable("message_too_long"));
        assertThat(render("{% if attributes.vip %}Hi{% endif %}", ANN))
                .isEqualTo(new Rendered.Unsendable("message_empty"));
        assertThat(render("{{ name | truncate: attributes.text }}", long1024))
                .isEqualTo(new Rendered.Unsendable("message_not_renderable"));
        assertThat(MessageTemplate.saved("{{ was_known_once }}").render(ANN, LINK))
                .isEqualTo(new Rendered.Unsendable("message_not_renderable"));
        assertThat(MessageTemplate.check(guarded, "message")).isEqualTo(guarded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    {{ name }}, {name}                       ~ O&#39;Brien &amp; &lt;b&gt;, O&#39;Brien &amp; &lt;b&gt;
                    {% if name == "O'Brien & <b>" %}<b>{% endif %} ~ <b>
                    {% case name %}{% when "O'Brien & <b>" %}yes{% endcase %} ~ yes
                    {{- name | truncate: 9, '' -}} !         ~ O&#39;Brien &amp;!
                    {{ name | upcase }}                      ~ O&#39;BRIEN &amp; &lt;B&gt;
                    {{ attributes.none | default: "<" }}     ~ &lt;
                    {{ total_spend }} {{ visits_count }} {last_active_at} {{ attributes.score }} ~ 120.50 3 2026-11-20 12345678.5
                    {{ total_spend | divided_by: 3 | round: 2 }}{{ attributes.none }} ~ 40.17
                    <a href="{{ unsubscribe_url }}">         ~ <a href="https://crm.example/u?a=1&amp;b=2">
                    """)
    void escapesWhatAnOutputInHtmlInserts(String template, String html) {
        var customer = new Customer(
                "c3",
                "O'Brien & <b>",
                "bo@x.com",
                null,
                new BigDecimal("120.50"),
                3,
                Instant.parse("2026-11-20T23:59:59Z"),
                List.of(),
                Map.of("score", 12345678.5),
                null);

        var rendered = MessageTemplate.saved(
                        MessageTemplate.check(template, "html", TemplateKind.HTML), TemplateKind.HTML)
                .render(customer, "https://crm.example/u?a=1&b=2");

        assertThat(rendered).isEqualTo(new Rendered.Message(html));
    }

    private static Rendered render(String template, Customer customer) {
        return MessageTemplate.saved(MessageTemplate.check(template, "message")).render(customer, LINK);
    }

    private static Customer with(Map<String, Object> attributes) {
        return new Customer("c2", "Bo", "bo@x.com", null, BigDecimal.ONE, 1, null, List.of(), attributes, null);
    }
}
