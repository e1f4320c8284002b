package com.xenocrm.campaigndata.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.text.UnicodeText;
import com.xenocrm.kit.web.Refusal;

/**
 * Message template with variables: Liquid outputs, conditions and filters, and the older {@code {name}}. Loops,
 * assignments and filters that repeat text are excluded, so the template's length bounds size and time of a rendering.
 * Parsed once, rendered many times; not thread-safe.
 */
public final class MessageTemplate {

    private static final Logger log = LoggerFactory.getLogger(MessageTemplate.class);
    /** Longest plain text. */
    public static final int MAX_LENGTH = TemplateKind.TEXT.maxLength();

    private static final String WHITE_SPACE = "\n\r\t";
    private static final String EMPTY = "message_empty";
    private static final String TOO_LONG = "message_too_long";
    private static final String NOT_RENDERABLE = "message_not_renderable";
    private static final TemplateParser LIQUID = new TemplateParser.Builder()
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withFilter(new FiniteDivision("divided_by"))
            .withFilter(new FiniteDivision("modulo"))
            .withFilter(new Truncation())
            .withFilter(new HtmlEscape())
            .build();

    /** Sample customer with a value in every field. */
    public static final Customer SAMPLE = new Customer(
            "sample",
            "Ann Example",
            "ann@example.com",
            "+441234567890",
            new BigDecimal("1234.50"),
            7,
            Instant.EPOCH,
            List.of(),
            Map.of(),
            Instant.EPOCH);

    /** Unsubscribe link of the usual length. */
    public static final String SAMPLE_LINK = "https://example.com/unsubscribe/" + "x".repeat(150);

    private static final Customer BARE =
            new Customer("bare", "", "", null, BigDecimal.ZERO, 0, null, List.of(), Map.of(), null);

    private final Function<Map<String, @Nullable Object>, String> template;
    private final Set<String> variables;
    private final TemplateKind kind;

    private MessageTemplate(
            Function<Map<String, @Nullable Object>, String> template, Set<String> variables, TemplateKind kind) {
        this.template = template;
        this.variables = variables;
        this.kind = kind;
    }

    /** Returns the names of all variables besides attributes. */
    public static List<String> variables() {
        return Stream.of(Variable.values()).map(Variable::value).toList();
    }

    /**
     * Checks a new template of plain text; throws a 400 with field and position for an invalid one.
     *
     * @param field property of the request that contains the template
     */
    public static String check(String given, String field) {
        return check(given, field, TemplateKind.TEXT);
    }

    /** Checks a template of any kind. */
    public static String check(String given, String field, TemplateKind kind) {
        String text = PlainText.compose(given);
        if (PlainText.isBlank(text)) {
            throw Refusal.invalid(field, "must not be blank");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && WHITE_SPACE.indexOf(c) < 0)) {
            throw Refusal.invalid(field, "holds a control character");
        }
        if (UnicodeText.length(text) > kind.maxLength()) {
            throw Refusal.invalid(field, "must have at most " + kind.maxLength() + " characters");
        }
        try {
            MessageTemplate parsed = parse(text, kind);
            List.of(SAMPLE, BARE).forEach(sample -> parsed.refuseWhenUnsendable(sample, field));
        } catch (TemplateFault fault) {
            throw fault.in(text, field);
        }
        return text;
    }

    /**
     * Returns warnings about a template: placeholders of other tools, curly quotes in tags. Empty for an invalid
     * template.
     */
    public static List<TemplateProblem> warnings(@Nullable String text, String field) {
        try {
            return text == null
                    ? List.of()
                    : LiquidSource.of(text, TemplateKind.TEXT).warnings(field);
        } catch (TemplateFault _) {
            return List.of();
        }
    }

    private void refuseWhenUnsendable(Customer sample, String field) {
        switch (render(sample, SAMPLE_LINK)) {
            case Rendered.Unsendable(String reason)
            when reason.equals(TOO_LONG) ->
                throw Refusal.invalid(field, "becomes longer than " + kind.maxRendered() + " characters");
            case Rendered.Unsendable(String reason)
            when reason.equals(NOT_RENDERABLE) ->
                throw Refusal.invalid(field, "cannot be rendered: a filter cannot take these values");
            case Rendered _ -> {}
        }
    }

    /**
     * Parses a plain text that was checked when it was saved. If it is no longer valid, no rendering of it can be sent.
     */
    public static MessageTemplate saved(String text) {
        return saved(text, TemplateKind.TEXT);
    }

    /** Parses a template of any kind that was checked when it was saved. */
    public static MessageTemplate saved(String text, TemplateKind kind) {
        try {
            return parse(text, kind);
        } catch (TemplateFault fault) {
            log.error("A saved template is no longer valid", fault);
            return new MessageTemplate(
                    _ -> {
                        throw fault;
                    },
                    Set.of(),
                    kind);
        }
    }

    private static MessageTemplate parse(String text, TemplateKind kind) {
        LiquidSource source = LiquidSource.of(text, kind);
        try {
            Template template = LIQUID.parse(source.liquid());
            return new MessageTemplate(values -> template.render(values), source.variables(), kind);
        } catch (LiquidException e) {
            throw new TemplateFault("is not valid Liquid", source.origin(e.line, e.charPositionInLine));
        }
    }

    /** Returns whether {@link #check} takes the template. */
    public static boolean isValid(String text, TemplateKind kind) {
        try {
            return !check(text, "template", kind).isEmpty();
        } catch (Refusal _) {
            return false;
        }
    }

    /** Returns whether a template shows the variable; false for an invalid template. */
    public static boolean uses(String text, String variable) {
        try {
            return LiquidSource.of(text, TemplateKind.TEXT).variables().contains(variable);
        } catch (TemplateFault _) {
            return false;
        }
    }

    /** Returns whether the template shows the variable. */
    public boolean uses(String variable) {
        return variables.contains(variable);
    }

    /**
     * Renders the message to a customer. The customer's values are inserted and never parsed; in HTML each output is escaped.
     *
     * @param unsubscribeUrl unsubscribe link of this communication
     */
    public Rendered render(Customer customer, String unsubscribeUrl) {
        try {
            String message = template.apply(Variable.of(customer, unsubscribeUrl, variables));
            if (PlainText.isBlank(message)) {
                return new Rendered.Unsendable(EMPTY);
            }
            return UnicodeText.length(message) > kind.maxRendered()
                    ? new Rendered.Unsendable(TOO_LONG)
                    : new Rendered.Message(message);
        } catch (RuntimeException e) {
            log.debug("A message could not be rendered", e);
            return new Rendered.Unsendable(NOT_RENDERABLE);
        }
    }
}
