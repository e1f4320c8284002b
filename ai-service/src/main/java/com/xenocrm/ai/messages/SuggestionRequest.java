package com.xenocrm.ai.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.text.UnicodeText;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Request for suggestions; only the objective is required. */
record SuggestionRequest(
        @Nullable String objective,
        @Nullable String audience,
        @Nullable String tone,
        @Nullable String channel,
        @Nullable Integer count) {

    static final int LONGEST_OBJECTIVE = 300;
    static final int LONGEST_AUDIENCE = 200;
    static final int LONGEST_TONE = 60;
    static final int FEWEST = 2;
    static final int MOST = 5;

    private static final int USUAL = 3;

    /** Returns the valid request, or refuses it and names every invalid field. */
    SuggestionBrief brief() {
        List<FieldProblem> problems = new ArrayList<>();
        String wanted = plain(objective);
        if (wanted.isEmpty()) {
            problems.add(new FieldProblem("objective", "is required"));
        }
        limit("objective", wanted, LONGEST_OBJECTIVE, problems);
        limit("audience", plain(audience), LONGEST_AUDIENCE, problems);
        limit("tone", plain(tone), LONGEST_TONE, problems);
        int howMany = count == null ? USUAL : count;
        if (howMany < FEWEST || howMany > MOST) {
            problems.add(new FieldProblem("count", "must be from %d to %d".formatted(FEWEST, MOST)));
        }
        Optional<Channel> carrier = Channel.named(plain(channel));
        if (carrier.isEmpty()) {
            problems.add(new FieldProblem("channel", "must be one of " + Channel.words()));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return new SuggestionBrief(wanted, plain(audience), plain(tone), carrier.orElse(Channel.EMAIL), howMany);
    }

    private static void limit(String field, String value, int longest, List<FieldProblem> problems) {
        if (UnicodeText.length(value) > longest) {
            problems.add(new FieldProblem(field, "must be at most %d characters".formatted(longest)));
        }
    }

    /** Returns one line without braces, so that the text never becomes a variable of a template. */
    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[{}\\p{Cntrl}]", " ").replaceAll("\\s+", " ").strip();
    }
}
