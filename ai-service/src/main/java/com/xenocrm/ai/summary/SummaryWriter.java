package com.xenocrm.ai.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import com.xenocrm.ai.model.LanguageModel;
import com.xenocrm.ai.model.ModelResult;
import com.xenocrm.ai.model.Prompt;
import com.xenocrm.ai.numbers.UnsupportedNumbers;
import com.xenocrm.ai.summary.Breakdowns.Breakdown;

/** Writes a summary of facts: the model's if its numbers are facts, else the built-in one. */
@Component
class SummaryWriter {

    private static final Prompt PROMPT = Prompt.of("summary", 1);
    private static final String NAME = "[campaign]";
    private static final int LONGEST = 1_500;
    private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|@");

    /** Pattern of vendor's reasons that are passed on; they come from outside, so others are left out. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9_.]{1,80}");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+");

    private final LanguageModel model;

    SummaryWriter(LanguageModel model) {
        this.model = model;
    }

    /**
     * Writes the summary.
     *
     * @param asked kinds of bands that the summary is to state; empty for the highest band of each kind
     */
    Summary of(CampaignFigures figures, Breakdown breakdown, List<CustomerBand.Kind> asked, String userId) {
        Facts facts = Facts.of(figures, breakdown.of(asked));
        return model.ask(userId, PROMPT, Map.of("facts", shown(facts)), answer -> checked(answer, facts))
                .map(words -> new Summary(words, facts.all(), "model"))
                .orElseGet(() -> new Summary(SummaryParagraph.of(figures, facts, asked), facts.all(), "template"));
    }

    /** Returns the facts for the model, without the campaign's name and reasons that are no plain words. */
    private static List<Shown> shown(Facts facts) {
        return facts.all().stream()
                .filter(fact -> !fact.name().equals(Facts.CAMPAIGN))
                .filter(fact -> PLAIN_NAME.matcher(fact.name()).matches())
                .filter(fact -> PLAIN_NAME
                        .matcher(fact.value().toString().toLowerCase(Locale.ROOT))
                        .matches())
                .map(fact -> new Shown(fact.name(), fact.text(), fact.about()))
                .toList();
    }

    private static ModelResult<String> checked(JsonNode answer, Facts facts) {
        String words = answer.path("summary").asString("").strip();
        if (words.isEmpty() || words.length() > LONGEST || LINK.matcher(words).find()) {
            return ModelResult.refused("unfit");
        }
        List<String> invented = invented(words, facts);
        if (!invented.isEmpty()) {
            return ModelResult.invented(invented);
        }
        String name = facts.has(Facts.CAMPAIGN) ? facts.text(Facts.CAMPAIGN) : "the campaign";
        return new ModelResult.Accepted<>(words.replace(NAME, name));
    }

    /** Returns the unsupported numbers, also spelled ones. The campaign's name in quotes counts as no number. */
    static List<String> invented(String text, Facts facts) {
        String said = facts.has(Facts.CAMPAIGN) ? text.replace(facts.text(Facts.CAMPAIGN), " ") : text;
        Stream<String> texts = facts.all().stream()
                .filter(fact -> !fact.name().equals(Facts.CAMPAIGN))
                .flatMap(fact -> Stream.of(fact.text(), fact.about() == null ? "" : fact.about()));
        return Stream.concat(UnsupportedNumbers.in(said, texts).stream(), foreignRates(said, facts))
                .distinct()
                .toList();
    }

    /** Returns rates in sentences about bands of customers that belong to other bands. */
    private static Stream<String> foreignRates(String text, Facts facts) {
        return SENTENCE.splitAsStream(text).flatMap(sentence -> {
            String lower = sentence.toLowerCase(Locale.ROOT);
            List<Fact> about = facts.all().stream()
                    .filter(fact ->
                            fact.about() != null && lower.contains(fact.about().toLowerCase(Locale.ROOT)))
                    .toList();
            return about.isEmpty()
                    ? Stream.empty()
                    : UnsupportedNumbers.in(sentence, about.stream().map(Fact::text)).stream()
                            .filter(number -> number.endsWith("%"));
        });
    }

    /** Fact in the prompt. */
    private record Shown(
            String name,
            String text,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String about) {}

    /** Paragraph with its facts and source, {@code model} or {@code template}. */
    record Summary(String summary, List<Fact> facts, String source) {}
}
