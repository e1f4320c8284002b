package com.xenocrm.ai.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes suggestions from templates: greeting and closing by tone, a line by intent, and a sentence to the audience.
 */
final class TemplateSuggestions {

    private static final List<String> ACTIONS = List.of(
            "Now is a good time to {action}.",
            "We would love you to {action}.",
            "Here is a friendly nudge to {action}.",
            "It only takes a moment to {action}.",
            "Today could be the day to {action}.");

    private static final List<String> OFFERS = List.of(
            "Enjoy {offer} when you do.",
            "There is {offer} in it for you.",
            "You get {offer}, as our way of saying hello.",
            "And yes, that comes with {offer}.",
            "We have set aside {offer} for you.");

    private static final String SHORTEST = "We have something for you. Come and see.";

    /** Returns as many different messages as the brief asks for; equal briefs give equal messages. */
    List<String> write(SuggestionBrief brief) {
        ParsedObjective objective = ParsedObjective.read(brief.objective());
        Tone tone = Tone.of(brief.tone());
        Audience audience = Audience.of(brief.audience());
        return IntStream.range(0, brief.count())
                .mapToObj(variant -> fitting(
                        brief.channel(),
                        tone.greeting(variant),
                        line(variant, objective),
                        objective.offer().isEmpty() ? "" : OFFERS.get(variant).replace("{offer}", objective.offer()),
                        audience.sentence(variant, brief.audience()),
                        tone.closing(variant)))
                .toList();
    }

    /**
     * Returns as many parts as fit in the channel; the last ones are omitted first, and at least a line without its
     * topic remains.
     */
    private static String fitting(Channel channel, String greeting, String line, String... rest) {
        return IntStream.iterate(rest.length, parts -> parts >= 0, parts -> parts - 1)
                .mapToObj(parts -> joined(greeting, line, Arrays.copyOf(rest, parts)))
                .filter(channel::fits)
                .findFirst()
                .orElseGet(() -> joined(greeting, SHORTEST));
    }

    private static String line(int variant, ParsedObjective objective) {
        return objective.action().isEmpty()
                ? objective.intent().line(variant, objective.topic())
                : ACTIONS.get(variant).replace("{action}", objective.action());
    }

    private static String joined(String greeting, String line, String... rest) {
        String first =
                greeting.endsWith(",") ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
        return Stream.concat(Stream.of(greeting, first), Stream.of(rest))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
