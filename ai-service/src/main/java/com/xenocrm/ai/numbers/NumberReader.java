package com.xenocrm.ai.numbers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.numbers.WrittenNumber.Currency;

/** Reads a number in digits or words, with its scales and its currency. */
final class NumberReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LAKH = BigDecimal.valueOf(100_000);
    private static final String END = "(?![\\p{L}\\p{N}'])";
    private static final String ONE_SCALE = "(?:dozen|hundred|thousand|lakh|lac|million|crore|billion)";
    private static final String LONG_SCALE = "(?:dozen|hundred|(?:thousand|lakh|lac|million|crore|billion)s?)";
    private static final Pattern SIGN = pattern("(?:(?<comma>€|R\\$|₺|₫|(?:eur|brl|dkk|nok|idr|vnd)\\b)"
            + "|[₹£¥₩₽฿₪₴₦]|(?:US|A|C|S|HK)?\\$|rs\\.|(?:rs|inr|usd|gbp|chf|jpy|aud|cad|sgd|aed|pln|sek)\\b) ?");
    private static final Pattern CURRENCY = pattern(
            " ?(?:(?<comma>[€₺₫]|(?:euros?|eur|reais|brl|lira|dkk|nok)\\b)|[₹£¥$]"
                    + "|(?:rupees?|rs|dollars?|pounds?|bucks|yen|francs?|inr|usd|gbp|chf|jpy|aud|cad|sgd|aed|pln|sek)\\b|/-)(?!\\d)");
    private static final Pattern DIGITS =
            pattern("\\d{1,3}(?: \\d{3})+(?:[.,]\\d{1,2})?(?![\\d.,']*\\d)|\\d(?:[\\d.,']*\\d)?");
    private static final Pattern SCALE = pattern("[ -]?(?<word>k|mn|mln|mio|m|cr|bn|" + LONG_SCALE + ")" + END);
    private static final Pattern ARTICLE =
            pattern("(?:(?<half>(?:an? )?half(?: an?)? )|an? )(?=" + ONE_SCALE + END + ")|(?=" + ONE_SCALE + END + ")");
    private static final Pattern TEN =
            pattern("(?<ten>" + NumberWords.TENS + ")(?:[ -](?<unit>" + NumberWords.UNITS + "))?" + END);
    private static final Pattern UNIT = pattern("(?<unit>" + NumberWords.BELOW_TWENTY + ")" + END);
    private static final String PART = " and (?:an? )?(?<part>half|quarter|three[ -]quarters?(?= " + LONG_SCALE + END
            + "))" + END + "(?! (?:an?|of|the)\\b)";
    private static final Pattern FRACTION = pattern(PART);
    private static final Pattern FRACTION_AFTER_SCALE = pattern(PART + "(?! " + LONG_SCALE + END + ")");
    private static final Pattern AND = pattern(" and ");
    private static final Pattern BLANK = pattern(" ");

    private final String text;
    private final boolean joinsByAnd;
    private int place;

    private NumberReader(String text, int place, boolean joinsByAnd) {
        this.text = text;
        this.place = place;
        this.joinsByAnd = joinsByAnd;
    }

    /**
     * Reads the number at a place; null if there is none.
     *
     * @param joinsByAnd whether "and" belongs to the number, as in "one hundred and five", but not after "between"
     */
    static @Nullable WrittenNumber at(String text, int start, boolean joinsByAnd) {
        return new NumberReader(text, start, joinsByAnd).read();
    }

    private @Nullable WrittenNumber read() {
        int start = place;
        Currency before = currency(SIGN);
        WrittenNumber first = term(start);
        if (first == null) {
            return null;
        }
        WrittenNumber number = withFurtherTerms(first);
        Currency after = currency(CURRENCY);
        return new WrittenNumber(
                start,
                place,
                number.digits(),
                number.spelled(),
                number.scale(),
                number.sum(),
                before == Currency.NONE ? after : before);
    }

    private Currency currency(Pattern names) {
        Matcher found = take(names);
        if (found == null) {
            return Currency.NONE;
        }
        return found.group("comma") == null ? Currency.WITH_DECIMAL_POINT : Currency.WITH_DECIMAL_COMMA;
    }

    /** Reads digits or words with their scales: {@code 3 lakh}, {@code twenty-five thousand}. */
    private @Nullable WrittenNumber term(int start) {
        Matcher digits = take(DIGITS);
        BigDecimal spelled = digits == null ? words() : null;
        if (digits == null && spelled == null) {
            return null;
        }
        Matcher fraction = take(FRACTION);
        BigDecimal scale = BigDecimal.ONE;
        for (Matcher word = take(SCALE); word != null; word = take(SCALE)) {
            scale = scale.multiply(NumberWords.scale(word.group("word")));
        }
        if (fraction == null && scale.compareTo(BigDecimal.ONE) > 0) {
            fraction = take(FRACTION_AFTER_SCALE);
        }
        WrittenNumber number = new WrittenNumber(
                start, place, digits == null ? null : digits.group(), spelled, scale, false, Currency.NONE);
        return fraction == null ? number : number.plus(NumberWords.fraction(fraction.group("part")));
    }

    /** Adds the terms after a scale, such as the fifty thousand of {@code 3 lakh 50 thousand}. */
    private WrittenNumber withFurtherTerms(WrittenNumber first) {
        WrittenNumber sum = first;
        BigDecimal last = first.scale();
        while (last.compareTo(HUNDRED) >= 0) {
            int mark = place;
            boolean isAnd = joinsByAnd && take(AND) != null;
            WrittenNumber next = isAnd || take(BLANK) != null ? furtherTerm(isAnd, last) : null;
            Optional<BigDecimal> total = next == null ? Optional.empty() : sum(sum, last, next);
            if (next == null || total.isEmpty()) {
                place = mark;
                return sum;
            }
            sum = new WrittenNumber(first.start(), place, null, total.get(), BigDecimal.ONE, true, Currency.NONE);
            last = next.scale();
        }
        return sum;
    }

    /**
     * Reads a term that may be added; null for one that may mean something else: "3 lakh 50", "5 thousand and 3 visits",
     * "a hundred and half a million".
     */
    private @Nullable WrittenNumber furtherTerm(boolean isAnd, BigDecimal last) {
        if (ARTICLE.matcher(text).region(place, text.length()).lookingAt()) {
            return null;
        }
        WrittenNumber next = term(place);
        boolean isScaled = next != null && next.scale().compareTo(BigDecimal.ONE) > 0;
        boolean isClear = next != null && next.digits() == null && (isAnd || last.compareTo(LAKH) < 0);
        return isScaled || isClear ? next : null;
    }

    /** Adds a smaller number, or one that continues from hundreds: {@code two hundred fifty thousand}. */
    private static Optional<BigDecimal> sum(WrittenNumber sum, BigDecimal last, WrittenNumber next) {
        return sum.value()
                .flatMap(total -> next.value().flatMap(more -> {
                    if (more.compareTo(last) < 0) {
                        return Optional.of(total.add(more));
                    }
                    boolean isThousands =
                            last.compareTo(HUNDRED) == 0 && next.scale().compareTo(HUNDRED) > 0;
                    return isThousands
                            ? Optional.of(total.multiply(next.scale()).add(more))
                            : Optional.empty();
                }));
    }

    /** Reads a number below a hundred, or an article before a scale; null if there is neither. */
    private @Nullable BigDecimal words() {
        Matcher article = take(ARTICLE);
        if (article != null) {
            return article.group("half") == null ? BigDecimal.ONE : NumberWords.HALF;
        }
        Matcher word = take(TEN);
        BigDecimal number = NumberWords.value(word == null ? null : word.group("ten"));
        if (word == null) {
            word = take(UNIT);
        }
        if (word == null) {
            return null;
        }
        return number.add(NumberWords.value(word.group("unit")));
    }

    private @Nullable Matcher take(Pattern words) {
        Matcher found = words.matcher(text).region(place, text.length()).useTransparentBounds(true);
        if (!found.lookingAt()) {
            return null;
        }
        place = found.end();
        return found;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
