package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.grammar.JoinedConditions.Join;
import com.xenocrm.campaignkit.rule.RuleParser;
import com.xenocrm.kit.web.Refusal;

/**
 * Reads an audience description by the grammar in {@code docs/rules-in-words.md}. What it returns, the validator of rules
 * takes; what it did not understand, it says. The same words always mean the same.
 */
public final class DescriptionParser {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 8;

    private final String text;
    private final List<String> unsayable = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int place;
    private int depth;
    private String field = "";

    private DescriptionParser(String text) {
        this.text = text;
    }

    /** Never fails. */
    public static ParsedDescription read(String description) {
        String text = WordPatterns.plain(description);
        if (Grammar.meansEverybody(text)) {
            JsonNode everybody = JSON.valueToTree(Map.of("field", "email", "operator", "exists", "value", true));
            return new ParsedDescription(everybody, List.of(), List.of());
        }
        DescriptionParser reader = new DescriptionParser(text);
        Map<String, Object> rule = null;
        while (reader.place < text.length()) {
            Map<String, Object> more = reader.sentence().orElse(null);
            rule = rule == null ? more : more == null ? rule : Map.of("all", List.of(rule, more));
            reader.skip(Pattern.compile("\\)"));
        }
        return new ParsedDescription(
                rule == null ? null : JSON.valueToTree(rule),
                List.copyOf(reader.unsayable),
                List.copyOf(reader.unknown));
    }

    /** Parts joined by and, or, commas or nothing, up to the end or a closing bracket. */
    private Optional<Map<String, Object>> sentence() {
        JoinedConditions joined = new JoinedConditions();
        Join join = Join.NONE;
        while (!isAtEnd()) {
            Join word = join();
            if (word != Join.NONE) {
                join = word == Join.COMMA && join != Join.NONE ? join : word;
            } else if (skip(Grammar.EXCEPT)) {
                return joined.but(sentence());
            } else {
                joined.add(join, part(place));
                join = Join.NONE;
            }
        }
        return joined.rule();
    }

    private Join join() {
        if (skip(Grammar.OR)) {
            return Join.OR;
        }
        if (Grammar.at(Grammar.EXCEPT, text, place).isEmpty() && skip(Grammar.AND)) {
            return Join.AND;
        }
        return skip(Grammar.COMMA) ? Join.COMMA : Join.NONE;
    }

    /** One part; nothing when no rule says it. */
    private @Nullable Map<String, Object> part(int start) {
        while (!isAtEnd()) {
            Optional<Grammar.Phrase> phrase = Grammar.phrase(text, place, field);
            if (phrase.isPresent()) {
                return said(phrase.get(), start);
            }
            if (text.charAt(place) == '(' && depth < DEEPEST) {
                return bracket();
            }
            if (skip(Grammar.NOT)) {
                Map<String, Object> denied = part(start);
                return denied == null ? null : Map.of("not", denied);
            }
            if (skip(Grammar.EITHER)) {
                return either(start);
            }
            if (isBetweenParts()) {
                return null;
            }
            if (!skip(Grammar.FILLER)) {
                unknown(start);
                return null;
            }
        }
        return null;
    }

    private @Nullable Map<String, Object> either(int start) {
        JoinedConditions joined = new JoinedConditions();
        joined.add(Join.NONE, part(start));
        while (skip(Grammar.OR)) {
            joined.add(Join.OR, part(place));
        }
        return joined.rule().orElse(null);
    }

    private @Nullable Map<String, Object> bracket() {
        place++;
        depth++;
        Map<String, Object> inside = sentence().orElse(null);
        depth--;
        skip(Pattern.compile("\\)"));
        return inside;
    }

    private @Nullable Map<String, Object> said(Grammar.Phrase phrase, int start) {
        int from = phrase.meaning() instanceof PhraseMeaning.Unsayable ? start : place;
        place = phrase.end();
        String words = text.substring(from, place).strip();
        return switch (phrase.meaning()) {
            case PhraseMeaning.Unsayable(String why) -> {
                unsayable.add(words + ": " + why);
                yield null;
            }
            case PhraseMeaning.Said(Map<String, Object> rule) -> accepted(rule, words);
        };
    }

    private @Nullable Map<String, Object> accepted(Map<String, Object> rule, String words) {
        JsonNode json = JSON.valueToTree(rule);
        try {
            RuleParser.parse(json);
        } catch (Refusal refusal) {
            unsayable.add(words + ": " + refusal.reason());
            return null;
        }
        field = json.path("field").asString("");
        return rule;
    }

    /** Words that no form knows, up to the next that mean something. */
    private void unknown(int start) {
        int end = place;
        while (!isAtEnd() && !isBetweenParts() && (end == place || !begins())) {
            Optional<Matcher> filler = Grammar.at(Grammar.FILLER, text, place);
            Matcher word = Pattern.compile("[^\\s,();]+").matcher(text).region(place, text.length());
            place = filler.map(Matcher::end).orElse(word.lookingAt() ? word.end() : place + 1);
            end = filler.isPresent() ? end : place;
            blanks();
        }
        String words = text.substring(start, Math.max(start, end)).strip().replaceAll("[.!?:;]+$", "");
        if (!words.isEmpty()) {
            unknown.add(words);
        }
    }

    private boolean begins() {
        return Grammar.at(Grammar.NOT, text, place).isPresent()
                || text.charAt(place) == '('
                || Grammar.phrase(text, place, "").isPresent();
    }

    private boolean isBetweenParts() {
        return List.of(Grammar.OR, Grammar.AND, Grammar.COMMA, Grammar.EXCEPT).stream()
                .anyMatch(words -> Grammar.at(words, text, place).isPresent());
    }

    private boolean isAtEnd() {
        blanks();
        return place >= text.length() || text.charAt(place) == ')';
    }

    private boolean skip(Pattern words) {
        blanks();
        Optional<Matcher> found = Grammar.at(words, text, place);
        found.ifPresent(it -> place = it.end());
        blanks();
        return found.isPresent();
    }

    private void blanks() {
        while (place < text.length() && text.charAt(place) == ' ') {
            place++;
        }
    }
}
