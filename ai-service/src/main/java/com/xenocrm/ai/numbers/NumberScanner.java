package com.xenocrm.ai.numbers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.numbers.NormalisedText.Segment;

/** Finds the numbers and dates of a text outside of quotes. */
final class NumberScanner {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']+'(?![\\p{L}\\p{N}])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern BETWEEN = ending("\\bbetween ");
    private static final Pattern PRONOUN_BEFORE = ending("\\b(?:no|the|every|some|any|this|that|each)[ -]");
    private static final Pattern PRONOUN_AFTER = Pattern.compile("(?i) (?:of|who|whose|that|with)\\b");
    private static final Pattern SIGN_BEFORE = ending("(?:^|[ (])[-−+]");
    private static final Pattern RANGE = Pattern.compile("(?i) ?(?:and|to|or|-|–|—) ?");
    private static final Pattern PART_OF_A_WORD = Pattern.compile("[-']?[\\p{L}_]");
    private static final Pattern MORE = Pattern.compile(
            "(?i)(?:[%‰°^*×½¼¾]|/(?!-)|[.,']?\\p{N}| ?(?:percent|per ?cent|pct|percentage|point)\\b)[\\p{N}\\p{L}.,]*");

    private final String text;
    private final List<WrittenNumber> numbers = new ArrayList<>();
    private final List<Segment> dates = new ArrayList<>();

    private NumberScanner(String text) {
        this.text = text;
    }

    /** Returns the numbers and dates in the order of the text. */
    static List<Segment> scan(String text) {
        NumberScanner scanner = new NumberScanner(text);
        int place = 0;
        while (place < text.length()) {
            place = scanner.next(place);
        }
        return Stream.concat(scanner.dates.stream(), scanner.numberSegments())
                .sorted(Comparator.comparingInt(Segment::start))
                .toList();
    }

    private int next(int place) {
        Matcher quoted = at(QUOTED, place);
        if (quoted.lookingAt()) {
            return quoted.end();
        }
        Segment date = DateForms.at(text, place);
        if (date != null) {
            dates.add(date);
            return date.end();
        }
        WrittenNumber number = number(place);
        if (number != null) {
            numbers.add(number);
            return number.end();
        }
        Matcher word = at(WORD, place);
        return word.lookingAt() ? word.end() : place + 1;
    }

    private @Nullable WrittenNumber number(int place) {
        WrittenNumber number = NumberReader.at(text, place, !isAfter(BETWEEN, place));
        if (number == null || isPartOfAWord(number) || isPronoun(number)) {
            return null;
        }
        if (isAfter(SIGN_BEFORE, place) && !isRange(place)) {
            return number.unclear(number.end());
        }
        return withContinuation(number);
    }

    /**
     * Extends a number by text that makes it unclear: a percent sign, a fraction, another number without a word in
     * between.
     */
    private WrittenNumber withContinuation(WrittenNumber number) {
        Matcher more = at(MORE, number.end());
        if (more.lookingAt()) {
            return withContinuation(number.unclear(more.end()));
        }
        boolean blank = number.end() < text.length() && text.charAt(number.end()) == ' ';
        if (!blank || DateForms.at(text, number.end() + 1) != null) {
            return number;
        }
        WrittenNumber next = NumberReader.at(text, number.end() + 1, true);
        return next == null || isPartOfAWord(next) || isPronoun(next)
                ? number
                : withContinuation(number.unclear(next.end()));
    }

    private boolean isPartOfAWord(WrittenNumber number) {
        return at(PART_OF_A_WORD, number.end()).lookingAt();
    }

    private boolean isPronoun(WrittenNumber number) {
        return text.substring(number.start(), number.end()).equalsIgnoreCase("one")
                && (isAfter(PRONOUN_BEFORE, number.start())
                        || at(PRONOUN_AFTER, number.end()).lookingAt());
    }

    private boolean isRange(int place) {
        return !numbers.isEmpty() && isRange(numbers.getLast().end(), place);
    }

    private boolean isRange(int end, int start) {
        return RANGE.matcher(text.substring(end, start)).matches();
    }

    private Stream<Segment> numberSegments() {
        return IntStream.range(0, numbers.size()).mapToObj(i -> {
            WrittenNumber number = numbers.get(i);
            boolean begins = i + 1 < numbers.size()
                    && isRange(number.end(), numbers.get(i + 1).start());
            boolean ends = i > 0 && isRange(numbers.get(i - 1).end(), number.start());
            WrittenNumber shared = begins
                    ? number.inUnitOf(numbers.get(i + 1))
                    : ends ? number.inCurrencyOf(numbers.get(i - 1)) : number;
            return new Segment(number.start(), number.end(), shared.form());
        });
    }

    private boolean isAfter(Pattern words, int place) {
        return words.matcher(text.substring(0, place)).find();
    }

    private Matcher at(Pattern words, int place) {
        return words.matcher(text).region(place, text.length()).useTransparentBounds(true);
    }

    private static Pattern ending(String words) {
        return Pattern.compile("(?:" + words + ")$", Pattern.CASE_INSENSITIVE);
    }
}
