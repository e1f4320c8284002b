package com.xenocrm.campaign.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.campaign.audience.Customer;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTemplateTest {

    private static final Customer ANN = new Customer(
            "c1",
            "Ann {{ email }} Lee",
            "ann@x.com",
            null,
            new BigDecimal("120.50"),
            3,
            Instant.parse("2026-11-20T23:59:59Z"),
            List.of(),
            Map.of(),
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
                    """)
    void personalisesBothSpellings(String template, String message) {
        var checked = MessageTemplate.check(template, "message");

        var rendered = MessageTemplate.parse(checked).render(ANN);

        assertThat(rendered).contains(message);
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
                    {{{name}}}                                ~ '{' is not understood         ~ line 1, column 3
                    {% for i in (1..9) %}{% endfor %}         ~ unknown tag 'for'             ~ line 1, column 4
                    {% assign name = 1 %}                     ~ unknown tag 'assign'          ~ line 1, column 4
                    {% include 'x' %}                         ~ unknown tag 'include'         ~ line 1, column 4
                    {{ name | replace: 'a', name }}           ~ unknown filter 'replace'      ~ line 1, column 11
                    """)
    void refusesATemplateThatCannotWorkAndSaysWhere(String template, String what, String where) {
        String text = template.replace("\\n", "\n");

        assertThatThrownBy(() -> MessageTemplate.check(text, "message_template"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("message_template: " + what)
                .hasMessageEndingWith(where);
    }

    @Test
    void refusesAMessageThatIsEmptyTooLongOrCannotBeRendered() {
        assertThatThrownBy(() -> MessageTemplate.check(" ", "message")).hasMessageContaining("blank");
        assertThatThrownBy(() -> MessageTemplate.check("x".repeat(4_001), "message"))
                .hasMessageContaining("4000");
        assertThatThrownBy(() -> MessageTemplate.check("{{ name | truncate: 'x' }}", "message"))
                .hasMessageContaining("cannot be rendered");
    }
}
