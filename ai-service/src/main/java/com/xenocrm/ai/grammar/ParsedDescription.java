package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.phrase.Cursor;

/**
 * Rules for a description, with the parts of it that the rules do not express.
 *
 * @param rules rules in the canonical spelling; null if no part was understood
 * @param unsayable parts that no rule can express, with the reasons
 * @param unknown parts that were not understood
 * @param joinedByAnd whether there are no alternatives, negations and brackets, so that a further condition may be added
 */
public record ParsedDescription(
        @Nullable JsonNode rules, List<String> unsayable, List<String> unknown, boolean joinedByAnd) {

    /** Returns all parts that the rules do not express. */
    public List<String> notExpressed() {
        return Stream.concat(unsayable.stream(), unknown.stream()).toList();
    }

    /** Collects the parts that no rule expresses. */
    static final class Builder {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final List<String> unsayable = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private boolean joinedByAnd = true;

        void addUnsayable(String words, String reason) {
            unsayable.add(words + ": " + reason);
        }

        void addUnknown(String words) {
            unknown.add(words);
        }

        /** Adds a part up to the cursor, with a reason if there is one. */
        void add(Cursor cursor, int start, @Nullable String reason) {
            String said = cursor.wordsFrom(start);
            String words = said.indexOf('(') > said.indexOf(')') ? said + ")" : said;
            List<String> unclear = cursor.description().unclear(start, cursor.place());
            if (reason != null) {
                addUnsayable(words, reason);
            } else if (unclear.isEmpty()) {
                addUnknown(words);
            } else {
                addUnsayable(words, "'%s' is not a clear number or date".formatted(unclear.getFirst()));
            }
        }

        /** Records an alternative, a negation or a bracket. */
        void joinsOtherwise() {
            joinedByAnd = false;
        }

        int size() {
            return unsayable.size() + unknown.size();
        }

        /** Builds the result; a description that says nothing at all is named as a whole. */
        ParsedDescription build(@Nullable Map<String, Object> rule, String words) {
            if (rule == null && size() == 0 && !words.isEmpty()) {
                addUnsayable(words, "it does not say which customers; 'all customers' means everybody");
            }
            return build(rule);
        }

        ParsedDescription build(@Nullable Map<String, Object> rule) {
            return new ParsedDescription(
                    rule == null ? null : JSON.valueToTree(rule),
                    List.copyOf(unsayable),
                    List.copyOf(unknown),
                    joinedByAnd);
        }
    }
}
