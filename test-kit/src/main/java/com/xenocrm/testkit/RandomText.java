package com.xenocrm.testkit;

import java.util.List;
import java.util.Random;

/** Random text of characters that are difficult for parsers, reproducible by its seed. */
public final class RandomText {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "k",
            "\u212a",
            "ß",
            "é",
            "e\u0301",
            "İ",
            "ı",
            "ﬁ",
            "0",
            "7",
            "\u0663",
            ".",
            ",",
            ";",
            "@",
            "+",
            "-",
            "_",
            "'",
            "\"",
            "\\",
            "/",
            "%",
            "&",
            "=",
            "<",
            "{",
            "}",
            "[",
            "]",
            "(",
            "|",
            "$",
            "€",
            "#",
            "*",
            "^",
            " ",
            "\u00a0",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\u2028",
            "\u0000",
            "\u0007",
            "\u200b",
            "\u200d",
            "\u202e",
            "\ufeff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u00ad",
            "xn--",
            "..",
            "1e9",
            "NaN",
            "null",
            "true",
            "\\N",
            "$ne",
            "bücher",
            "example.com",
            "中",
            "ا",
            "१");

    private final Random random;

    public RandomText(long seed) {
        this.random = new Random(seed);
    }

    /** Returns text of at most this many pieces. */
    public String text(int most) {
        return text(PIECES, most);
    }

    /** Returns text of at most this many of the given pieces. */
    public String text(List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(pick(pieces));
        }
        return text.toString();
    }

    /** Returns the text with a few characters removed, inserted, repeated or replaced. */
    public String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, pick(PIECES));
                case 2 -> damaged.insert(at, damaged.substring(at, end));
                default -> damaged.replace(at, end, pick(PIECES));
            }
        }
        return damaged.toString();
    }

    /** Returns one of the given elements. */
    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns a number from 0 to below the bound. */
    public int number(int bound) {
        return random.nextInt(bound);
    }
}
