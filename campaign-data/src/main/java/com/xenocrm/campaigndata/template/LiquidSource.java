package com.xenocrm.campaigndata.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Template converted to plain Liquid: {@code {name}} becomes <code>{{ name }}</code>, curly quotes in tags become
 * straight, outputs in HTML are escaped, everything else is unchanged.
 */
final class LiquidSource {

    private static final Set<String> TAGS =
            Set.of("if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase");
    private static final Set<String> OPENING = Set.of("if", "unless", "case");
    private static final Set<String> CLOSING = Set.of("endif", "endunless", "endcase");
    private static final Pattern SINGLE_BRACES = Pattern.compile("\\{([a-z_]+(?:\\.[a-z0-9_]+)?)}");
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|'[^']*'|(?<double>[“”„][^“”„\"]*[“”])|(?<single>[‘’‚][^‘’‚']*[‘’])");
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z_]*)");

    /** Deepest nesting; the parser uses stack space for each level. */
    private static final int DEEPEST = 20;

    private final String text;
    private final TemplateKind kind;
    private final Set<String> variables = new TreeSet<>();
    private final StringBuilder liquid = new StringBuilder();

    /** Template with its tags replaced by blanks. */
    private final StringBuilder plainText;

    /** Quotations in curly quotes inside tags, by offset. */
    private final TreeMap<Integer, String> curlyQuotations = new TreeMap<>();

    /** Offsets in the template by offset in the Liquid text. */
    private final TreeMap<Integer, Integer> origins = new TreeMap<>(Map.of(0, 0));

    private int depth;

    private LiquidSource(String text, TemplateKind kind) {
        this.text = text;
        this.kind = kind;
        this.plainText = new StringBuilder(text);
    }

    /** Returns whether this is a variable in single braces. */
    static boolean isVariable(String placeholder) {
        Matcher single = SINGLE_BRACES.matcher(placeholder);
        return single.matches() && Variable.isKnown(single.group(1));
    }

    /** Converts a template; throws {@link TemplateFault} for an unclosed delimiter or an unknown word. */
    static LiquidSource of(String text, TemplateKind kind) {
        LiquidSource source = new LiquidSource(text, kind);
        int at = 0;
        while (at < text.length()) {
            at = source.next(at);
        }
        return source;
    }

    String liquid() {
        return liquid.toString();
    }

    /** Returns the variables that the template uses. */
    Set<String> variables() {
        return variables;
    }

    /** Returns warnings about probable mistakes, in the order of the text. */
    List<TemplateProblem> warnings(String field) {
        SortedMap<Integer, String> warnings = new TreeMap<>();
        curlyQuotations.forEach((offset, quotation) ->
                warnings.put(offset, "%s has curly quotes, which are read as straight ones".formatted(quotation)));
        ForeignPlaceholders.in(plainText.toString())
                .forEach(found -> warnings.put(found.start(), ForeignPlaceholders.warning(found.group())));
        return warnings.entrySet().stream()
                .map(warning -> TemplateProblem.at(warning.getKey(), text, field, warning.getValue()))
                .toList();
    }

    /** Returns the template offset of a line (from 1) and column (from 0) of the Liquid text. */
    int origin(int line, int column) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = liquid.indexOf("\n", offset) + 1;
        }
        var stretch = origins.floorEntry(offset + Math.max(column, 0));
        return stretch == null ? 0 : stretch.getValue();
    }

    private int next(int at) {
        if (text.startsWith("{{", at)) {
            String delimited = delimited(at, "}}");
            output(body(delimited), at + 2);
            append(escaped(delimited), at);
            return at + delimited.length();
        }
        if (text.startsWith("{%", at)) {
            String delimited = delimited(at, "%}");
            tag(body(delimited), at + 2);
            return append(delimited, at);
        }
        Matcher single = SINGLE_BRACES.matcher(text).region(at, text.length());
        if (single.lookingAt() && Variable.isKnown(single.group(1))) {
            variables.add(single.group(1));
            append(escaped("{{ " + single.group(1) + " }}"), at);
            return single.end();
        }
        int brace = text.indexOf('{', at + 1);
        return append(text.substring(at, brace < 0 ? text.length() : brace), at);
    }

    private int append(String stretch, int origin) {
        origins.put(liquid.length(), origin);
        liquid.append(stretch);
        return origin + stretch.length();
    }

    /** Returns a tag or an output with its delimiters, in straight quotes. */
    private String delimited(int start, String delimiter) {
        int end = end(start, delimiter) + delimiter.length();
        plainText.replace(start, end, "\0".repeat(end - start));
        return QUOTED.matcher(text.substring(start, end))
                .replaceAll(found -> Matcher.quoteReplacement(straight(found, start)));
    }

    private String straight(MatchResult found, int start) {
        String quotation = found.group();
        if (found.group("double") == null && found.group("single") == null) {
            return quotation;
        }
        curlyQuotations.put(start + found.start(), quotation);
        String quote = found.group("double") == null ? "'" : "\"";
        return quote + quotation.substring(1, quotation.length() - 1) + quote;
    }

    private int end(int start, String delimiter) {
        Matcher quoted = QUOTED.matcher(text);
        int at = start + 2;
        while (at < text.length()) {
            if (text.startsWith(delimiter, at)) {
                return at;
            }
            at = quoted.region(at, text.length()).lookingAt() ? quoted.end() : at + 1;
        }
        throw new TemplateFault("'" + text.substring(start, start + 2) + "' is not closed", start);
    }

    /** Returns an output that escapes, in HTML, what its filters have made. */
    private String escaped(String output) {
        if (kind != TemplateKind.HTML) {
            return output;
        }
        int end = output.length() - (output.endsWith("-}}") ? 3 : 2);
        return output.substring(0, end) + " | escape " + output.substring(end);
    }

    /** Returns the text between the delimiters, with the dashes of whitespace control replaced by blanks. */
    private static String body(String delimited) {
        StringBuilder body = new StringBuilder(delimited.substring(2, delimited.length() - 2));
        if (!body.isEmpty() && body.charAt(0) == '-') {
            body.setCharAt(0, ' ');
        }
        if (!body.isEmpty() && body.charAt(body.length() - 1) == '-') {
            body.setCharAt(body.length() - 1, ' ');
        }
        return body.toString();
    }

    private void output(String body, int offset) {
        if (body.isBlank()) {
            throw new TemplateFault("there is no variable", offset);
        }
        variables.addAll(Expression.variables(body, offset));
    }

    private void tag(String body, int offset) {
        Matcher word = WORD.matcher(body);
        if (!word.lookingAt() || !TAGS.contains(word.group(1))) {
            throw new TemplateFault("unknown tag '" + word.group(1) + "'", offset + word.start(1));
        }
        depth += OPENING.contains(word.group(1)) ? 1 : CLOSING.contains(word.group(1)) ? -1 : 0;
        if (depth > DEEPEST) {
            throw new TemplateFault("is nested deeper than " + DEEPEST, offset + word.start(1));
        }
        variables.addAll(Expression.variables(body.substring(word.end()), offset + word.end()));
    }
}
