package com.xenocrm.campaign.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import org.bson.Document;
import org.bson.types.Decimal128;

/** Random rules and customers that often match: few values, with edge cases and missing values. */
final class RandomRules {

    private static final List<String> WORDS =
            List.of("Ann", "ann lee", "Bo.b", "b", "$x", "a+b", "5", "1.5", "Zoë", "ZOË", "x, [b", "true", ", ");
    private static final List<String> CAMPAIGNS = List.of("c-1", "c-2", "c-3");
    private static final List<String> EMAILS =
            List.of("Ann@x.example", "bo.b@x.example", "a+b@y.example", "b@y.example");
    private static final List<String> AMOUNTS = List.of("0", "-1.5", "0.1", "5", "99.99", "100", "\"100.00\"", "250.5");
    private static final List<String> COMPARISONS =
            List.of(">", "<", ">=", "<=", "=", "==", "!=", "greaterThan", "lessThan", "equals", "notEquals");

    private final Random random;
    private final Instant now;

    public RandomRules(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    public Document customer(int number) {
        Document customer =
                new Document("_id", "c" + number).append("email", pick(EMAILS).toLowerCase(Locale.ROOT));
        maybe(() -> customer.append("name", pick(WORDS)));
        maybe(() -> customer.append("phone", pick(WORDS)));
        maybe(() -> customer.append(
                "total_spend", new Decimal128(new BigDecimal(pick(AMOUNTS).replace("\"", "")))));
        maybe(() -> customer.append("visits_count", random.nextInt(7)));
        maybe(() -> customer.append("last_active_at", Date.from(time())));
        maybe(() -> customer.append("created_at", Date.from(time())));
        maybe(() -> customer.append("tags", some(WORDS)));
        maybe(() -> customer.append("phone", null));
        maybe(() -> customer.append("last_clicked_at", Date.from(time())));
        maybe(() -> customer.append("opened_campaign", some(CAMPAIGNS)));
        Document attributes = new Document();
        maybe(() -> attributes.append("a", pick(List.<Object>of("Ann", 5, 1.5, true, "5", 0.1, 7L, "true", "x, [b"))));
        maybe(() -> attributes.append("b_1", random.nextInt(6)));
        return customer.append("attributes", attributes);
    }

    public String tree(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        return switch (kind) {
            case 1, 2 -> "{\"all\": " + trees(depth) + "}";
            case 3 -> "{\"any\": " + trees(depth) + "}";
            case 4 -> "{\"not\": " + tree(depth - 1) + "}";
            default -> leaf();
        };
    }

    private String trees(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> tree(depth - 1))
                .toList()
                .toString();
    }

    private String leaf() {
        return switch (random.nextInt(19)) {
            case 0, 1 -> leaf("total_spend", pick(COMPARISONS), pick(AMOUNTS));
            case 2 -> leaf("visits_count", pick(COMPARISONS), "" + random.nextInt(7));
            case 3 -> leaf(pick(List.of("total_spend", "visits_count", "attributes.b_1")), "between", "[1, 100]");
            case 4 -> leaf("last_active_at", pick(COMPARISONS), "" + random.nextInt(4));
            case 5 -> leaf(pick(List.of("last_active_at", "created_at")), pick(COMPARISONS), quoted(date()));
            case 6 ->
                leaf(
                        pick(List.of("last_active_at", "created_at")),
                        pick(List.of("inLast", "notInLast")),
                        "" + random.nextInt(4));
            case 7 ->
                random.nextBoolean()
                        ? leaf(pick(List.of("last_active_at", "inactive_days")), "between", "[1, 2]")
                        : leaf("inactive_days", pick(List.of("in", "notIn")), "[0, 2]");
            case 8 -> leaf(anyText(), pick(List.of("=", "!=", "contains", "notContains", "startsWith")), value());
            case 9 -> leaf(anyText(), pick(List.of("in", "notIn")), "[" + value() + "," + value() + "]");
            case 10 ->
                leaf(
                        "attributes." + pick(List.of("a", "b_1", "none")),
                        pick(List.of("=", "!=")),
                        pick(List.of("5", "1.5", "true", value())));
            case 11 -> leaf("attributes.a", pick(COMPARISONS), pick(AMOUNTS));
            case 12 -> leaf(pick(List.of("total_spend", "visits_count")), pick(List.of("in", "notIn")), "[5, \"0.1\"]");
            case 14 -> leaf("email", pick(List.of("=", "!=")), quoted(pick(EMAILS)));
            case 15 -> leaf("email", pick(List.of("in", "notIn")), "[" + quoted(pick(EMAILS)) + "]");
            case 16 ->
                leaf(
                        "email",
                        pick(List.of("contains", "notContains", "startsWith")),
                        quoted(pick(List.of("Ann", "b", "@X.", ".Example", "a+"))));
            case 17 -> leaf("last_clicked_at", pick(List.of("inLast", "notInLast")), "" + random.nextInt(4));
            case 18 ->
                random.nextBoolean()
                        ? leaf("opened_campaign", pick(List.of("=", "!=")), quoted(pick(CAMPAIGNS)))
                        : leaf("opened_campaign", pick(List.of("in", "notIn")), "[" + quoted(pick(CAMPAIGNS)) + "]");
            case 13 -> leaf("inactive_days", pick(COMPARISONS), "" + random.nextInt(4));
            default ->
                leaf(
                        pick(List.of(
                                "phone",
                                "tags",
                                "opened_campaign",
                                "last_clicked_at",
                                "attributes.a",
                                "last_active_at",
                                "inactive_days",
                                "total_spend")),
                        "exists",
                        "" + random.nextBoolean());
        };
    }

    private static String leaf(String field, String operator, String value) {
        return "{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}".formatted(field, operator, value);
    }

    private String anyText() {
        return pick(List.of("name", "phone", "tags", "attributes.a"));
    }

    private String value() {
        return quoted(pick(WORDS));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private String date() {
        return random.nextBoolean()
                ? time().atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : time().toString();
    }

    private Instant time() {
        Duration back = Duration.ofDays(random.nextInt(5)).plusMillis(random.nextInt(3) - 1);
        return now.minus(back);
    }

    private <T> List<T> some(List<T> all) {
        List<T> some = new ArrayList<>();
        all.forEach(each -> maybe(() -> maybe(() -> some.add(each))));
        return some;
    }

    private void maybe(Runnable action) {
        if (random.nextBoolean()) {
            action.run();
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
