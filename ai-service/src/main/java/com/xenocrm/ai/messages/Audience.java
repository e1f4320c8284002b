package com.xenocrm.ai.messages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words to a customer about belonging to an audience. "Inactive" and "high spenders" are marketers' words and not for
 * customers, so common groups have their own sentences.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum Audience {
    EVERYONE("^$|^(?:all|every|any)\\b.*", List.of("")),
    LAPSED(
            "inactive|lapsed|dormant|churn|haven'?t|no (?:visit|order|purchase)",
            List.of("It would be good to have you back.", "We have not forgotten you.")),
    VALUED(
            "vip|high|top|loyal|best|big|premium|spend|value|frequent|regular|repeat",
            List.of("You are one of the customers we value most.", "Our most valued customers come first.")),
    NEW("\\bnew\\b|first|recent|just (?:joined|signed)", List.of("Every new customer deserves a good start.")),
    NAMED("", List.of("Picked for {audience}.", "Made with {audience} in mind."));

    private final Pattern words;
    private final List<String> sentences;

    Audience(String words, List<String> sentences) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.sentences = sentences;
    }

    static Audience of(String description) {
        return Arrays.stream(values())
                .filter(audience -> audience.words.matcher(description).find())
                .findFirst()
                .orElse(NAMED);
    }

    String sentence(int variant, String description) {
        return sentences.get(variant % sentences.size()).replace("{audience}", description);
    }
}
