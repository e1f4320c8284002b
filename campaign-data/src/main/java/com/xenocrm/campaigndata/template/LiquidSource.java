package com.xenocrm.campaigndata.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template rewritten to plain Liquid: {@code {name}} becomes <code>{{ name }}</code>, the rest stays as it is. */
final class LiquidSource {

    private static final Set<String> TAGS =
            Set.of("if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase");
    private static final Set<String> OPENING = Set.of("if", "unless", "case");
    private static final Set<String> CLOSING = Set.of("endif", "endunless", "endcase");
    private static final Pattern SINGLE_BRACES = Pattern.compile("\\{([a-z_]+(?:\\.[a-z0-9_]+)?)}");
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z_]*)");

    /** Each one more costs the parser some of its stack. */
    private static final int DEEPEST = 20;

    private final String text;
    private final Set<String> variables = new TreeSet<>();
    private final StringBuilder liquid = new StringBuilder();

    /** Offset in Liquid to offset in the template, where a stretch begins. */
    private final TreeMap<Integer, Integer> origins = new TreeMap<>(Map.of(0, 0));

    private int depth;

    private LiquidSource(String text) {
        this.text = text;
    }

    /** Throws {@link TemplateFault} for an unclosed delimiter or a word that is not known. */
    static LiquidSource of(String text) {
        LiquidSource source = new LiquidSource(text);
        int at = 0;
        while (at < text.length()) {
            at = source.next(at);
        }
        return source;
    }

    String liquid() {
        return liquid.toString();
    }

    /** The variables that it uses. */
    Set<String> variables() {
        return variables;
    }

    /** Where this line (from 1) and column (from 0) of the Liquid text is in the template. */
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
            int end = end(at, "}}");
            output(body(at, end), at + 2);
            return copy(at, end + 2);
        }
        if (text.startsWith("{%", at)) {
            int end = end(at, "%}");
            tag(body(at, end), at + 2);
            return copy(at, end + 2);
        }
        Matcher single = SINGLE_BRACES.matcher(text).region(at, text.length());
        if (single.lookingAt() && Variable.isKnown(single.group(1))) {
            variables.add(single.group(1));
            origins.put(liquid.length(), at);
            liquid.append("{{ ").append(single.group(1)).append(" }}");
            return single.end();
        }
        int brace = text.indexOf('{', at + 1);
        return copy(at, brace < 0 ? text.length() : brace);
    }

    private int copy(int from, int to) {
        origins.put(liquid.length(), from);
        liquid.append(text, from, to);
        return to;
    }

    private int end(int start, String delimiter) {
        char quote = 0;
        for (int i = start + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && text.startsWith(delimiter, i)) {
                return i;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        throw new TemplateFault("'" + text.substring(start, start + 2) + "' is not closed", start);
    }

    /** What is between the delimiters, with the dashes of white space control blanked out. */
    private String body(int start, int end) {
        StringBuilder body = new StringBuilder(text.substring(start + 2, end));
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
