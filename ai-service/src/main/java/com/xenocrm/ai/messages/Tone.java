package com.xenocrm.ai.messages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Tones of a message: greeting and closing. The default is friendly. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum Tone {
    PROFESSIONAL(
            "profession|formal|polite|business|respect|serious|corporate",
            List.of("Dear {{name}},", "Good day, {{name}}."),
            List.of(
                    "We look forward to welcoming you.",
                    "Thank you for your continued trust.",
                    "Our team is at your service.",
                    "With kind regards from all of us.",
                    "We remain glad to help.")),
    PLAYFUL(
            "play|fun|witty|humou?r|cheeky|quirky|joke|cool|young|energetic|excit",
            List.of("Psst, {{name}}!", "{{name}}, guess what!"),
            List.of(
                    "No small print, just big smiles.",
                    "Your future self says thanks.",
                    "Resistance is optional.",
                    "Go on, you know you want to.",
                    "We promise to act surprised when you show up.")),
    URGENT(
            "urgen|bold|direct|fomo|strong|scarc|immediate|hurry",
            List.of("{{name}}, a quick heads-up.", "Don't wait, {{name}}."),
            List.of(
                    "It will not last long, so act today.",
                    "Once it is gone, it is gone.",
                    "The clock is already ticking.",
                    "Today is better than tomorrow.",
                    "Be quick: this will go fast.")),
    EXCLUSIVE(
            "luxur|premium|elegan|exclusiv|sophisticat|refined|classy",
            List.of("{{name}}, you are invited.", "For you, {{name}}."),
            List.of(
                    "Chosen with care, for you to enjoy.",
                    "Because the finest things are best shared with those who notice.",
                    "Quietly excellent, as you would expect.",
                    "It would be a pleasure to see you.",
                    "At your leisure, of course.")),
    WARM(
            "warm|caring|empath|heartfelt|emotional|grateful|sincere|gentle|personal",
            List.of("Dear {{name}},", "Hello {{name}}, we hope you are well."),
            List.of(
                    "It would make our day to see you.",
                    "Thank you for being part of our story.",
                    "With warm wishes from all of us.",
                    "We are always happy to hear from you.",
                    "Take care, and see you soon.")),
    FRIENDLY(
            "",
            List.of("Hi {{name}}!", "Hello {{name}},"),
            List.of(
                    "See you soon!",
                    "We can't wait to see you.",
                    "Have a lovely day!",
                    "Just reply if you have a question.",
                    "We think you will love it."));

    private final Pattern words;
    private final List<String> greetings;
    private final List<String> closings;

    Tone(String words, List<String> greetings, List<String> closings) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.greetings = greetings;
        this.closings = closings;
    }

    static Tone of(String wanted) {
        return Arrays.stream(values())
                .filter(tone -> tone.words.matcher(wanted).find())
                .filter(tone -> !wanted.isEmpty() || tone == FRIENDLY)
                .findFirst()
                .orElse(FRIENDLY);
    }

    String greeting(int variant) {
        return greetings.get(variant % greetings.size());
    }

    String closing(int variant) {
        return closings.get(variant % closings.size());
    }
}
