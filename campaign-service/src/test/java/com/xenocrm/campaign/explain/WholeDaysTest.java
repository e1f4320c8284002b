package com.xenocrm.campaign.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.TestDatabase;
import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.campaigndata.rule.RuleParser;

import static org.assertj.core.api.Assertions.assertThat;

class WholeDaysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.500Z");
    private static final Map<String, String> AGES = Map.of(
            "ahead", "-PT1H",
            "now", "PT0S",
            "29+", "P29DT23H59M59.999S",
            "30", "P30D",
            "30+", "P30DT30S",
            "31-", "P30DT23H59M59.999S",
            "31", "P31D",
            "40+", "P40DT1S");

    private final MongoCollection<Document> customers = TestDatabase.fresh().getCollection("customers");

    @ParameterizedTest
    @CsvSource(textBlock = """
            =,         30,       30 30+ 31-
            !=,        30,       29+ 31 40+ ahead never now
            >,         30,       31 40+
            <=,        30,       29+ 30 30+ 31- ahead now
            >=,        30,       30 30+ 31 31- 40+
            <,         30,       29+ ahead now
            between,   '[0,30]', 29+ 30 30+ 31- ahead now
            between,   '[31,40]', 31 40+
            between,   '[30,30]', 30 30+ 31-
            in,        '[29,40]', 29+ 40+
            notIn,     '[29,40]', 30 30+ 31 31- ahead never now
            =,         0,        ahead now
            <,         0,
            >=,        0,        29+ 30 30+ 31 31- 40+ ahead now
            >,         0,        29+ 30 30+ 31 31- 40+
            """)
    void countsWholeDaysInEveryComparison(String operator, String value, String wanted) {
        AGES.forEach((id, age) -> insert(id, Duration.parse(age)));
        customers.insertOne(new Document("_id", "never"));

        var rule = rule("inactive_days", operator, value);

        assertThat(found(rule)).isEqualTo(wanted == null ? "" : wanted);
        assertThat(meant(rule)).isEqualTo(wanted == null ? "" : wanted);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            last_active_at, inLast,    30, 29+ 30 30+ 31- ahead now
            last_active_at, notInLast, 30, 31 40+ never
            last_active_at, <=,        30, 29+ 30 30+ 31- ahead now
            last_active_at, >,         30, 31 40+
            """)
    void countsTheDaysOfATimeInTheSameWay(String field, String operator, String value, String wanted) {
        AGES.forEach((id, age) -> insert(id, Duration.parse(age)));
        customers.insertOne(new Document("_id", "never"));

        var rule = rule(field, operator, value);

        assertThat(found(rule)).isEqualTo(wanted);
        assertThat(meant(rule)).isEqualTo(wanted);
    }

    @Test
    void saysTheDaysThatAreCompared() {
        insert("30+", Duration.parse("P30DT30S"));
        Document customer = customers.find().first();

        var explanation = Explainer.explain(rule("inactive_days", "=", "30"), customer, NOW, _ -> true);

        assertThat(explanation.because())
                .isEqualTo("inactive_days is 30 (last active 2026-10-22T11:59:30.500Z), and 30 is required");
    }

    @Test
    void putsEveryCustomerIntoOneBucketExactly() {
        var random = new Random(20261121);
        long dayInMillis = Duration.ofDays(1).toMillis();
        for (int i = 0; i < 300; i++) {
            long nearADay = random.nextInt(-1, 100) * dayInMillis + random.nextInt(-2, 3);
            insert("c" + i, Duration.ofMillis(i % 2 == 0 ? nearADay : random.nextLong(100 * dayInMillis)));
        }

        for (int round = 0; round < 20; round++) {
            List<String> all = new ArrayList<>();
            long from = 0;
            for (long until : new TreeSet<>(random.longs(6, 0, 90).boxed().toList())) {
                all.addAll(ids(rule("inactive_days", "between", "[" + from + "," + until + "]")));
                from = until + 1;
            }
            all.addAll(ids(rule("inactive_days", ">=", "" + from)));

            assertThat(all).as("round %d", round).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @Test
    void dividesCustomersByEachDayInThree() {
        LongStream.range(-2, 200)
                .forEach(at -> insert("c" + at, Duration.ofHours(at).plusMillis(at % 3)));

        for (int day = 0; day < 9; day++) {
            List<String> parts = new ArrayList<>(ids(rule("inactive_days", "<", "" + day)));
            parts.addAll(ids(rule("inactive_days", "=", "" + day)));
            parts.addAll(ids(rule("inactive_days", ">", "" + day)));

            assertThat(parts).as("day %d", day).hasSize(202).doesNotHaveDuplicates();
        }
    }

    private void insert(String id, Duration age) {
        customers.insertOne(new Document("_id", id).append("last_active_at", Date.from(NOW.minus(age))));
    }

    private static PlacedRule rule(String field, String operator, String value) {
        return RuleParser.place(JsonMapper.shared()
                .readTree(
                        "{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}".formatted(field, operator, value)));
    }

    private String found(PlacedRule rule) {
        return String.join(" ", new TreeSet<>(ids(rule)));
    }

    private String meant(PlacedRule rule) {
        var naive = new NaiveEvaluator(NOW);
        TreeSet<String> ids = new TreeSet<>();
        for (Document customer : customers.find()) {
            if (naive.matches(rule.rule(), customer)) {
                ids.add(customer.getString("_id"));
            }
        }
        return String.join(" ", ids);
    }

    private List<String> ids(PlacedRule rule) {
        return customers
                .find(RuleCompiler.compile(rule.rule(), NOW))
                .map(customer -> customer.getString("_id"))
                .into(new ArrayList<>());
    }
}
