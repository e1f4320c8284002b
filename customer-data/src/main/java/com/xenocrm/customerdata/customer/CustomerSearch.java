package com.xenocrm.customerdata.customer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.query.Criteria;

import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Search for customers by the beginning of their name, email, phone or identifier. Each alternative is an anchored
 * expression that begins with a literal, which bounds the part of the index that is read. After its first letter a name
 * is compared without regard to case; letters beyond ASCII are also tried in capitals and as capital initials.
 */
final class CustomerSearch {

    private static final int MAX_LENGTH = 100;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private CustomerSearch() {}

    /** Returns the criteria for customers with this beginning; of all customers for blank text. */
    static Criteria of(String search) {
        String text = normalised(search);
        if (text.length() > MAX_LENGTH) {
            throw Refusal.invalid("search", "must have at most " + MAX_LENGTH + " characters");
        }
        if (text.isEmpty()) {
            return new Criteria();
        }
        Stream<Criteria> names = Stream.concat(
                        firstLetters(text)
                                .map(first -> quoted(first) + "(?i:" + quoted(text.substring(first.length())) + ")"),
                        Stream.of(capitalised(text), text.toUpperCase(Locale.ROOT))
                                .map(CustomerSearch::quoted))
                .distinct()
                .map(expression -> where(CustomerFields.NAME).regex("^" + expression));
        Stream<Criteria> others = Stream.of(
                begins(CustomerFields.EMAIL, address(text)),
                begins(CustomerFields.PHONE, text),
                begins("_id", text),
                begins(CustomerFields.CUSTOMER_ID, text));
        List<Criteria> either = Stream.concat(names, others).toList();
        return new Criteria().orOperator(either);
    }

    private static String normalised(String search) {
        try {
            return PlainText.normalisePiece(search).strip();
        } catch (InvalidTextException e) {
            throw Refusal.invalid("search", e.fault());
        }
    }

    /** Returns the search as the beginning of a stored address, with its domain in ASCII. */
    private static String address(String text) {
        try {
            return EmailAddress.piece(text);
        } catch (InvalidTextException _) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the first letter, small and capital. */
    private static Stream<String> firstLetters(String text) {
        String first = text.substring(0, text.offsetByCodePoints(0, 1));
        return Stream.of(first.toLowerCase(Locale.ROOT), first.toUpperCase(Locale.ROOT))
                .filter(letter -> letter.length() == first.length());
    }

    private static Criteria begins(String field, String text) {
        return where(field).regex("^" + quoted(text));
    }

    /** Escapes special characters one by one, as databases do not support Java's quoting of a whole text. */
    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(sign -> Character.isLetterOrDigit(sign) || sign == ' '
                        ? Character.toString(sign)
                        : "\\" + Character.toString(sign))
                .collect(Collectors.joining());
    }

    private static String capitalised(String text) {
        return WORD.matcher(text).replaceAll(word -> {
            int end = word.group().offsetByCodePoints(0, 1);
            String rest = word.group().substring(end).toLowerCase(Locale.ROOT);
            return Matcher.quoteReplacement(word.group().substring(0, end).toUpperCase(Locale.ROOT) + rest);
        });
    }
}
