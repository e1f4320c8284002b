package com.xenocrm.campaign.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.campaign.audience.Customer;
import com.xenocrm.kit.web.Refusal;

/**
 * A message with variables: Liquid's outputs, conditions and filters, and the plain {@code {name}}. There are no loops
 * and no assignments, so its size and time are bounded by its text. Parsed once, rendered for many; for one thread.
 */
public final class MessageTemplate {

    private static final Logger log = LoggerFactory.getLogger(MessageTemplate.class);
    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_RENDERED = 20_000;
    private static final TemplateParser LIQUID = new TemplateParser.Builder()
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .build();
    private static final List<Customer> SAMPLES = List.of(
            new Customer(
                    "sample",
                    "Ann Example",
                    "ann@example.com",
                    "+441234567890",
                    new BigDecimal("1234.50"),
                    7,
                    Instant.EPOCH,
                    List.of(),
                    Map.of(),
                    Instant.EPOCH),
            new Customer("bare", "", "", null, BigDecimal.ZERO, 0, null, List.of(), Map.of(), null));

    private final Template template;

    private MessageTemplate(Template template) {
        this.template = template;
    }

    /**
     * Checks a template as it is saved: 400 names the field and the position.
     *
     * @param field the property of the request that held it
     */
    public static String check(String text, String field) {
        if (text.isBlank()) {
            throw Refusal.invalid(field, "must not be blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw Refusal.invalid(field, "must have at most " + MAX_LENGTH + " characters");
        }
        try {
            MessageTemplate parsed = parse(text);
            boolean renders = SAMPLES.stream()
                    .allMatch(sample -> parsed.render(sample)
                            .filter(message -> message.length() <= MAX_RENDERED)
                            .isPresent());
            if (!renders) {
                throw Refusal.invalid(field, "cannot be rendered: a filter cannot take these values");
            }
        } catch (TemplateFault fault) {
            throw Refusal.invalid(field, fault.in(text));
        }
        return text;
    }

    /** The template, ready to render; its text was checked when it was saved. */
    public static MessageTemplate parse(String text) {
        LiquidSource source = LiquidSource.of(text);
        try {
            return new MessageTemplate(LIQUID.parse(source.liquid()));
        } catch (LiquidException e) {
            throw new TemplateFault("is not valid Liquid", source.origin(e.line, e.charPositionInLine));
        }
    }

    /** The message to this customer; empty in the rare case that a filter cannot take this customer's values. */
    public Optional<String> render(Customer customer) {
        try {
            return Optional.of(template.render(Variable.of(customer)));
        } catch (RuntimeException e) {
            log.warn("A message could not be rendered", e);
            return Optional.empty();
        }
    }
}
