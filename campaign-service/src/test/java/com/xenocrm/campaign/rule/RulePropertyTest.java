package com.xenocrm.campaign.rule;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.xenocrm.campaign.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class RulePropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void findsInTheDatabaseExactlyWhomTheRuleMeans() {
        var customers = TestDatabase.fresh().getCollection("customers");
        var random = new RandomRules(20261121, NOW);
        List<Document> all = IntStream.range(0, 150).mapToObj(random::customer).toList();
        customers.insertMany(all);
        var naive = new NaiveEvaluator(NOW);
        int neitherNoneNorAll = 0;

        for (int i = 0; i < 400; i++) {
            String json = random.tree(3);
            Rule rule = RuleParser.parse(RuleParser.define(RuleJson.read(json)).canonical());
            var found = customers
                    .find(RuleCompiler.compile(rule, NOW))
                    .map(customer -> customer.getString("_id"))
                    .into(new TreeSet<>());
            var meant = all.stream()
                    .filter(customer -> naive.matches(rule, customer))
                    .map(customer -> customer.getString("_id"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(found).as(json).isEqualTo(meant);
            neitherNoneNorAll += meant.isEmpty() || meant.size() == all.size() ? 0 : 1;
        }

        assertThat(neitherNoneNorAll).isGreaterThan(250);
    }
}
